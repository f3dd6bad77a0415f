import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WHOLE_DISTRICT } from '../../../shared/access/read-scope.ts';
import { caseLateness, LATENESS } from '../../../shared/cases/lateness.ts';
import type { CaseView } from '../../../shared/model/case.ts';
import type { NewCaseEvent } from '../../../shared/cases/case-event.ts';
import type { Store } from '../../../server/ports/store.ts';
import { newCaseEvent } from '../../support/case-events.ts';
import { openTestStore } from '../../support/test-store.ts';
import { warnedBySpan } from '../../support/deadline-of.ts';

let store: Store;
beforeAll(async () => {
  store = await openTestStore();
});
afterAll(() => store.close());

const T = 1_793_000_000_000;

function caseView(over: Partial<CaseView> & { readonly id: string }): CaseView {
  return warnedBySpan({
    town: '410173001',
    grid: '410173001001001',
    kind: 'event',
    category: 'street-occupation',
    state: 'reported',
    severity: 'ordinary',
    source: 'patrol',
    description: '占道经营',
    lon: 113.85,
    lat: 34.53,
    reportedMs: T,
    updatedMs: T,
    dueMs: T + 7_200_000,
    closedMs: null,
    officer: null,
    simulated: true,
    version: 1,
    ...over,
  });
}

function event(item: CaseView, action: NewCaseEvent['action'], from: NewCaseEvent['from']): NewCaseEvent {
  return newCaseEvent({ caseId: item.id, atMs: item.updatedMs, actor: 'dispatcher', action, from, to: item.state });
}

const BY = { openedBy: 'dispatcher', reporter: null };
const open = (item: CaseView) => store.cases.insert(item, event(item, 'report', null), BY);

describe('one case', () => {
  it('comes back as it was, with its events in order', async () => {
    const opened = caseView({ id: 'one', town: null, grid: null, lon: null, lat: null, dueMs: null });
    await open(opened);
    const filed = { ...opened, state: 'filed' as const, updatedMs: T + 1, version: 2 };
    const step: NewCaseEvent = {
      ...event(filed, 'file', 'reported'),
      role: 'dispatcher',
      note: '属实',
      officer: 'E-1',
      photo: 'p-1',
      outcome: 'confirmed',
      extra: { deadlineMs: T, dueMs: null },
    };
    const seq = await store.cases.update(filed, step);
    const found = await store.cases.get('one', WHOLE_DISTRICT);
    expect(found?.item).toEqual(filed);
    expect(found?.events).toEqual([
      { ...event(opened, 'report', null), seq: expect.any(Number) },
      { ...step, seq },
    ]);
    expect(seq).toBeGreaterThan(found!.events[0]!.seq);
    expect(await store.cases.get('none', WHOLE_DISTRICT)).toBeNull();
  });

  it('refuses a change of a version that is no longer the newest, and writes no event for it', async () => {
    const opened = caseView({ id: 'raced' });
    await open(opened);
    const change = { ...opened, state: 'filed' as const, version: 2 };
    const answers = await Promise.all([
      store.cases.update(change, event(change, 'file', 'reported')),
      store.cases.update(change, event(change, 'file', 'reported')),
    ]);
    expect(answers.filter((seq) => seq === null)).toHaveLength(1);
    expect((await store.cases.get('raced', WHOLE_DISTRICT))?.events).toHaveLength(2);
  });

  it('writes neither row when one of the two fails', async () => {
    const broken = caseView({ id: 'broken' });
    const foreign = { ...event(broken, 'report', null), caseId: 'not-there' };
    await expect(store.cases.insert(broken, foreign, BY)).rejects.toThrow();
    expect(await store.cases.get('broken', WHOLE_DISTRICT)).toBeNull();
  });
});

describe('lists', () => {
  it('gives every case once, newest first, across pages and equal moments', async () => {
    const town = 'paged';
    for (let i = 0; i < 25; i++) await open(caseView({ id: `p-${i}`, town, reportedMs: T + Math.floor(i / 4) }));
    const seen: CaseView[] = [];
    let cursor: string | undefined;
    do {
      const page = await store.cases.list({ limit: 7, cursor }, { kind: 'town', town });
      expect(page.items.length).toBeLessThanOrEqual(7);
      seen.push(...page.items);
      cursor = page.next ?? undefined;
    } while (cursor !== undefined);
    expect(new Set(seen.map((item) => item.id)).size).toBe(25);
    expect(seen.map((item) => item.reportedMs)).toEqual(seen.map((item) => item.reportedMs).toSorted((a, b) => b - a));
  });

  it('filters by state, by open and ended, by grid and by text taken literally', async () => {
    const town = 'filtered';
    await open(caseView({ id: 'f-1', town, grid: 'g1', description: '100% 破损' }));
    await open(caseView({ id: 'f-2', town, grid: 'g2', description: '路面_坑洼', state: 'closed', closedMs: T }));
    const ids = async (filter: object) =>
      (await store.cases.list({ limit: 10, ...filter }, { kind: 'town', town })).items.map((item) => item.id);
    expect(await ids({ state: 'closed' })).toEqual(['f-2']);
    expect(await ids({ state: 'open' })).toEqual(['f-1']);
    expect(await ids({ state: 'ended' })).toEqual(['f-2']);
    expect(await ids({ grid: 'g1' })).toEqual(['f-1']);
    expect(await ids({ text: '0%' })).toEqual(['f-1']);
    expect(await ids({ text: '面_坑' })).toEqual(['f-2']);
    expect(await ids({ text: '%_\\' })).toEqual([]);
    expect(await ids({ cursor: 'not ours' })).toEqual([]);
  });

  it('DSK-1 filters by kind, category, officer, time and named cases, all at once', async () => {
    const town = 'narrowed';
    await open(caseView({ id: 'n-1', town, officer: 'E-1', reportedMs: T }));
    await open(
      caseView({ id: 'n-2', town, kind: 'facility', category: 'lighting', responder: 'E-1', reportedMs: T + 1 }),
    );
    await open(caseView({ id: 'n-3', town, kind: 'facility', category: 'road-upkeep', reportedMs: T + 2 }));
    const ids = async (filter: object) =>
      (await store.cases.list({ limit: 10, ...filter }, { kind: 'town', town })).items.map((item) => item.id);
    expect(await ids({ kind: 'facility' })).toEqual(['n-3', 'n-2']);
    expect(await ids({ category: 'lighting' })).toEqual(['n-2']);
    expect(await ids({ officer: 'E-1' })).toEqual(['n-2', 'n-1']);
    expect(await ids({ officer: 'none' })).toEqual(['n-3', 'n-2']);
    await open(caseView({ id: 'n-4', town, waits: ['approval', 'receipt'], reportedMs: T + 3 }));
    expect([await ids({ waits: 'receipt' }), await ids({ waits: 'reply' })]).toEqual([['n-4'], []]);
    expect(await ids({ from: T + 1, to: T + 2 })).toEqual(['n-2']);
    expect(await ids({ ids: ['n-3', 'n-1', 'elsewhere'] })).toEqual(['n-3', 'n-1']);
    expect(await ids({ ids: [] })).toEqual([]);
    expect(await ids({ kind: 'facility', officer: 'E-1', from: T + 2 })).toEqual([]);
  });

  it('DSK-1 CAS-5 tells lateness as the rule does, either side of each threshold', async () => {
    const town = 'standing';
    const [warnFromMs, dueMs] = [T + 800, T + 1_000];
    const limits = { warnFromMs, dueMs };
    const rows = [
      { id: 'l-none', warnFromMs: null, dueMs: null },
      { id: 'l-open', ...limits },
      { id: 'l-ended-at', ...limits, state: 'closed', closedMs: dueMs },
      { id: 'l-ended-after', ...limits, state: 'closed', closedMs: dueMs + 1 },
      { id: 'l-refused-after', ...limits, state: 'refused', updatedMs: dueMs + 1 },
      { id: 'l-ended-none', warnFromMs: null, dueMs: null, state: 'cancelled' },
      { id: 'l-ten', dueMs: T + 9_000, nextClock: 'persuade', nextWarnFromMs: warnFromMs, nextDueMs: dueMs },
      { id: 'l-ten-later', ...limits, nextClock: 'persuade', nextWarnFromMs: dueMs, nextDueMs: T + 9_000 },
    ].map((over) => caseView({ town, ...over } as Partial<CaseView> & { readonly id: string }));
    for (const item of rows) await open(item);
    for (const nowMs of [warnFromMs - 1, warnFromMs, dueMs, dueMs + 1])
      for (const is of LATENESS) {
        const { items } = await store.cases.list({ limit: 10, lateness: { is, nowMs } }, { kind: 'town', town });
        const expected = rows.filter((item) => caseLateness(item, nowMs) === is).map(({ id }) => id);
        expect(items.map(({ id }) => id).sort(), `${is} at ${nowMs - T}`).toEqual(expected.sort());
      }
  });

  it('openOrEndedSince leaves out only what ended before', async () => {
    const town = 'since';
    await open(caseView({ id: 's-open', town, updatedMs: T - 9 }));
    await open(caseView({ id: 's-before', town, state: 'closed', updatedMs: T - 1, closedMs: T - 1 }));
    await open(caseView({ id: 's-at', town, state: 'refused', updatedMs: T, closedMs: T }));
    const found = (await store.cases.openOrEndedSince(T, WHOLE_DISTRICT)).filter((item) => item.town === town);
    expect(found.map((item) => item.id).toSorted()).toEqual(['s-at', 's-open']);
  });

  it('newestEndedBefore answers the newest real ones that ended before', async () => {
    const old = { state: 'closed', simulated: false } as const;
    await open(caseView({ ...old, id: 'e-oldest', updatedMs: 10 }));
    await open(caseView({ ...old, id: 'e-older', updatedMs: 11 }));
    await open(caseView({ ...old, id: 'e-newest', state: 'refused', updatedMs: 12 }));
    await open(caseView({ ...old, id: 'e-at', updatedMs: 13 }));
    await open(caseView({ ...old, id: 'e-open', state: 'filed', updatedMs: 12 }));
    await open(caseView({ ...old, id: 'e-simulated', simulated: true, updatedMs: 12 }));
    const found = await store.cases.newestEndedBefore(13, 2, WHOLE_DISTRICT);
    expect(found.map((item) => item.id)).toEqual(['e-newest', 'e-older']);
    await open(caseView({ ...old, id: 'e-waits', updatedMs: 9, waits: ['reply'] }));
    const waiting = await store.cases.newestEndedBefore(13, 2, WHOLE_DISTRICT);
    expect(waiting.map((item) => item.id)).toEqual(['e-waits', 'e-newest']);
  });
});

it('imports many at once, leaves known ones alone and counts them', async () => {
  const items = Array.from({ length: 1203 }, (_, i) => caseView({ id: `i-${i}`, source: 'import' }));
  expect(await store.cases.importMany(items.slice(0, 3), 'operator')).toMatchObject({ inserted: 3, known: 0 });
  const again = items.map((item) => ({ ...item, description: 'changed' }));
  expect(await store.cases.importMany(again, 'operator')).toMatchObject({ inserted: 1200, known: 3 });
  const kept = await store.cases.get('i-0', WHOLE_DISTRICT);
  expect(kept?.item.description).toBe('占道经营');
  expect(kept?.events.map((entry) => [entry.action, entry.actor])).toEqual([['import', 'operator']]);
});
