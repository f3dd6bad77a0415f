import { describe, expect, it } from 'vitest';
import type { CaseEvent } from '../../../shared/cases/case-event.ts';
import { whistleOfCase } from '../../../shared/cases/clocks/whistle-of-case.ts';
import { seeWhistle } from '../../../shared/cases/whistle-alerts.ts';
import { casePolicy } from '../../../shared/policy/case-policy.ts';
import { caseActor } from '../../support/case-actors.ts';
import { caseEvent } from '../../support/case-events.ts';
import { packsUsed } from '../../support/packs-used.ts';
import { sampleCase } from '../../support/world-samples.ts';

const MINUTE_MS = 60_000;
const AT_MS = 1_000_000;
const policy = { alertOfficers: 3, deskAfterMinutes: 5 };
const ITEM = sampleCase({ state: 'handling', whistledMs: AT_MS });
const step = (action: CaseEvent['action'], atMs: number, more: Partial<CaseEvent> = {}) =>
  caseEvent({ action, atMs, from: 'handling', to: 'handling', ...more });
const whistle = (alerted: readonly string[] | undefined, atMs = AT_MS) =>
  step('whistle', atMs, { role: 'auxiliary', extra: alerted ? { alerted } : {} });
const alertAt = (afterMs: number, events: readonly CaseEvent[], item = ITEM) =>
  whistleOfCase(item, events, { nowMs: AT_MS + afterMs, policy })!;

describe('CAS-16 whom a whistle alerts', () => {
  it('CAS-16 alerts 3 officers and goes to the desk after 5 minutes, as the pack says', () => {
    const cases = casePolicy(packsUsed('zhengzhou-grid-2012'));
    expect(cases.ok && cases.value.whistleAlerts).toEqual(policy);
  });

  it('CAS-16 is the desk’s at once when nobody could come', () => {
    expect(alertAt(0, [whistle([])])).toMatchObject({ alerted: [], desk: { sinceMs: AT_MS, why: 'nobody-near' } });
  });

  it('CAS-16 is the desk’s from 5 minutes on while nobody answers, and not a millisecond before', () => {
    const events = [whistle(['E-1'])];
    expect(alertAt(5 * MINUTE_MS - 1, events).desk).toBeNull();
    expect(alertAt(5 * MINUTE_MS, events).desk).toEqual({ sinceMs: AT_MS + 5 * MINUTE_MS, why: 'unanswered' });
    const over = sampleCase({ state: 'handling', whistledMs: null });
    expect(alertAt(5 * MINUTE_MS, events, over).desk).toBeNull();
  });

  it('CAS-16 tells of each who has seen it, of the last whistle alone', () => {
    const saw = (officer: string, atMs: number) => step('see-whistle', atMs, { officer });
    const first = [whistle(['E-1', 'E-2'], AT_MS - 9), saw('E-1', AT_MS - 5)];
    const events = [...first, whistle(['E-2', 'E-1']), saw('E-2', AT_MS + 7), saw('E-2', AT_MS + 9)];
    expect(alertAt(10, events).alerted).toEqual([
      { officer: 'E-2', seenMs: AT_MS + 7 },
      { officer: 'E-1', seenMs: null },
    ]);
  });

  it('CAS-16 says nothing of a whistle from before anybody was alerted', () => {
    expect(alertAt(60 * MINUTE_MS, [whistle(undefined)])).toMatchObject({ alerted: [], desk: null });
  });

  it('CAS-16 is seen by those whom it alerted, once, while it waits for its answer', () => {
    const officer = caseActor('enforcement', { officer: 'E-1' });
    const see = (events: readonly CaseEvent[], actor = officer, item = ITEM) =>
      seeWhistle(item, events, { actor, nowMs: AT_MS + 3 });
    const events = [whistle(['E-1'])];
    const seen = see(events);
    expect(seen).toMatchObject({
      value: { action: 'see-whistle', officer: 'E-1', atMs: AT_MS + 3, role: 'enforcement' },
    });
    if (!seen.ok || !seen.value) throw new Error('not seen');
    expect(see([...events, { ...seen.value, seq: 2 }])).toEqual({ ok: true, value: null });
    expect(see(events, caseActor('enforcement', { officer: 'E-2' }))).toMatchObject({ error: 'not-alerted' });
    expect(see(events, caseActor('dispatcher'))).toMatchObject({ error: 'not-alerted' });
    expect(see(events, officer, sampleCase({ whistledMs: null }))).toMatchObject({ error: 'no-open-whistle' });
  });
});
