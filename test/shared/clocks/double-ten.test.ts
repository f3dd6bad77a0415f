import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clockPolicy, type DoubleTenPolicy } from '../../../shared/clocks/clock-policy.ts';
import { doubleTen, responseLimit, type StreetEvent } from '../../../shared/clocks/double-ten.ts';
import { FIELD_ROLES } from '../../../shared/model/officer.ts';
import { packsUsed } from '../../support/packs-used.ts';

const MINUTE = 60_000;
const clocks = clockPolicy(packsUsed('zhengzhou-2018', 'zhengzhou-grid-2012'));
if (!clocks.ok) throw new Error(clocks.error);
const POLICY: DoubleTenPolicy = clocks.value.doubleTen!;

const event = (kind: StreetEvent['kind'], atMs: number, by: StreetEvent['by'] = 'auxiliary'): StreetEvent => ({
  kind,
  atMs,
  by,
});
const read = (events: readonly StreetEvent[], nowMs = 60 * MINUTE) => doubleTen(0, events, { nowMs, policy: POLICY });
const FAILED = [event('persuaded', 5 * MINUTE), event('persuasion-failed', 8 * MINUTE)];
const order = (atMs: number) => event('order-issued', atMs, 'enforcement');

describe('CLK-1 double ten', () => {
  it('CLK-1 waits for a manager for ten minutes', () => {
    expect(read([], 0).persuade).toEqual({
      actor: 'manager',
      outcome: 'persuaded',
      state: 'running',
      startMs: 0,
      dueMs: 10 * MINUTE,
      doneMs: null,
      receivedMs: null,
    });
    expect(read([], 10 * MINUTE).persuade.state).toBe('running');
    expect(read([], 10 * MINUTE + 1)).toMatchObject({
      persuade: { state: 'missed' },
      notice: { state: 'waiting', startMs: null },
      next: 'persuade',
      outcome: null,
      reasons: [{ rule: 'CLK-1', code: 'persuaded', ok: false, measured: null, threshold: 10, basis: 'clause' }],
    });
  });

  it.each([
    [10 * MINUTE - 1, 'met'],
    [10 * MINUTE, 'met'],
    [10 * MINUTE + 1, 'missed'],
  ])('CLK-1 persuasion after %d ms is %s', (atMs, state) => {
    const { persuade, reasons, next } = read([event('persuaded', atMs)]);
    expect(persuade).toMatchObject({ state, doneMs: atMs });
    expect(reasons[0]).toMatchObject({ ok: state === 'met', measured: atMs / MINUTE, unit: 'minute' });
    expect(next).toBe('tell-outcome');
  });

  it('CLK-1 ends with the case: what ran until then is not needed, what was missed stays missed', () => {
    const ended = (events: readonly StreetEvent[], endedMs: number) =>
      doubleTen(0, events, { nowMs: 60 * MINUTE, endedMs, policy: POLICY });
    expect(ended([], 10 * MINUTE)).toMatchObject({
      persuade: { state: 'not-needed' },
      notice: { state: 'not-needed' },
      next: null,
      outcome: null,
      reasons: [],
    });
    expect(ended([], 10 * MINUTE + 1)).toMatchObject({ persuade: { state: 'missed' }, next: null });
    expect(ended(FAILED, 18 * MINUTE)).toMatchObject({ notice: { state: 'not-needed' }, next: null });
    expect(ended(FAILED, 18 * MINUTE + 1).notice.state).toBe('missed');
    expect(ended([...FAILED, order(9 * MINUTE)], 9 * MINUTE).notice.state).toBe('met');
    expect(doubleTen(0, FAILED, { nowMs: 9 * MINUTE, endedMs: 10 * MINUTE, policy: POLICY }).notice.state).toBe(
      'running',
    );
  });

  it('CLK-1 starts the second clock when persuasion has failed', () => {
    expect(read(FAILED, 8 * MINUTE)).toMatchObject({
      persuade: { state: 'met' },
      notice: { actor: 'officer', state: 'running', startMs: 8 * MINUTE, dueMs: 18 * MINUTE },
      next: 'issue-order',
    });
    expect(read(FAILED, 18 * MINUTE).notice.state).toBe('running');
    expect(read(FAILED, 18 * MINUTE + 1).notice.state).toBe('missed');
  });

  it.each([
    [18 * MINUTE - 1, 'met'],
    [18 * MINUTE, 'met'],
    [18 * MINUTE + 1, 'missed'],
  ])('CLK-1 an order at %d ms is %s', (atMs, state) => {
    expect(read([...FAILED, order(atMs)])).toMatchObject({
      notice: { state, doneMs: atMs },
      outcome: 'order-issued',
      next: null,
    });
  });

  it('CLK-1 needs no order from whoever complies', () => {
    expect(read([event('persuaded', MINUTE), event('complied', 2 * MINUTE)])).toMatchObject({
      notice: { state: 'not-needed' },
      outcome: 'complied',
      next: null,
    });
    expect(read([...FAILED, event('complied', 12 * MINUTE)])).toMatchObject({
      notice: { state: 'not-needed' },
      outcome: 'complied',
    });
    expect(read([...FAILED, event('complied', 19 * MINUTE)]).notice.state).toBe('missed');
    expect(read([...FAILED, order(10 * MINUTE), event('complied', 12 * MINUTE)])).toMatchObject({
      notice: { state: 'met' },
      outcome: 'order-issued',
    });
  });

  it('CLK-1 does not know what has not happened yet, nor what was before the report', () => {
    expect(read([event('persuaded', 5 * MINUTE)], 4 * MINUTE).persuade.state).toBe('running');
    expect(read([event('persuaded', -1)]).persuade.doneMs).toBeNull();
  });

  it('CLK-1 does not depend on the order of events', () => {
    const kinds = ['persuaded', 'complied', 'persuasion-failed', 'order-issued'] as const;
    const any = fc.record({
      kind: fc.constantFrom(...kinds),
      atMs: fc.nat(40 * MINUTE),
      by: fc.constantFrom(...FIELD_ROLES),
    });
    fc.assert(
      fc.property(fc.array(any, { maxLength: 6 }), fc.nat(45 * MINUTE), (events, nowMs) => {
        expect(read(events.toReversed(), nowMs)).toEqual(read(events, nowMs));
      }),
    );
  });
});

describe('CLK-2 two kinds of actor', () => {
  it.each(FIELD_ROLES)('CLK-2 persuasion by %s', (by) => {
    const isManager = ['auxiliary', 'enforcement', 'information'].includes(by);
    const { persuade, reasons } = read([event('persuaded', MINUTE, by)], 2 * MINUTE);
    expect(persuade.state).toBe(isManager ? 'met' : 'running');
    expect(reasons.some(({ rule }) => rule === 'CLK-2')).toBe(!isManager);
  });

  it.each(FIELD_ROLES)('CLK-2 an order by %s', (by) => {
    const { notice, reasons } = read([...FAILED, event('order-issued', 9 * MINUTE, by)], 9 * MINUTE);
    expect(notice.state).toBe(by === 'enforcement' ? 'met' : 'running');
    const refusal = reasons.find(({ rule }) => rule === 'CLK-2');
    if (by === 'enforcement') expect(refusal).toBeUndefined();
    else
      expect(refusal).toMatchObject({
        code: 'order-issued-by-wrong-actor',
        ok: false,
        measured: by,
        threshold: 'enforcement',
        clause: '郑政办文〔2018〕18号 二（二）10',
        basis: 'clause',
      });
  });
});

describe('CLK-8 response time', () => {
  it('CLK-8 is set for street occupation only, and only under the document', () => {
    expect(responseLimit('street-occupation', POLICY)).toEqual({ amount: 10, unit: 'minute' });
    expect(responseLimit('lighting', POLICY)).toBeNull();
    expect(responseLimit('street-occupation', null)).toBeNull();
  });
});
