import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { caseFacts, type CaseFacts } from '../../../shared/assessment/case-facts.ts';
import { countCases, type Window } from '../../../shared/assessment/count-cases.ts';
import { ratesOf } from '../../../shared/assessment/rates.ts';
import { POLICY } from '../../support/made-assessments.ts';
import { sampleCase } from '../../support/world-samples.ts';

const SPAN: Window = { fromMs: 100, toMs: 200, nowMs: 1000 };

function facts(more: Partial<CaseFacts> = {}): CaseFacts {
  return {
    id: 'C-1',
    town: 'T1',
    source: 'patrol',
    reportedMs: 100,
    filedMs: null,
    dispatchedMs: null,
    handledMs: null,
    reworkedMs: null,
    closedMs: null,
    refusedMs: null,
    dueMs: null,
    beyondLevel: false,
    escalatedMs: null,
    exemptedMs: null,
    ...more,
  };
}

const count = (given: Partial<CaseFacts> | readonly Partial<CaseFacts>[], span = SPAN) =>
  countCases([given].flat().map(facts), span, POLICY.ownSources);

describe('ASM-6 due to close and due to handle', () => {
  it('ASM-6 does not count a case that is open inside its limit: at the due time it still is', () => {
    for (const dueMs of [200, 300]) expect(count({ dueMs })).toMatchObject({ closed: 0, overdueUnclosed: 0 });
    expect(count({ dueMs: 199 })).toMatchObject({ closed: 0, overdueUnclosed: 1, overdueUnhandled: 1 });
  });

  it('ASM-6 counts what was closed in the span, in time up to the due time itself', () => {
    expect(count({ dueMs: 150, closedMs: 149 })).toMatchObject({ closed: 1, closedInTime: 1, overdueUnclosed: 0 });
    expect(count({ dueMs: 150, closedMs: 150 })).toMatchObject({ closed: 1, closedInTime: 1 });
    expect(count({ dueMs: 150, closedMs: 151 })).toMatchObject({ closed: 1, closedInTime: 0, overdueUnclosed: 0 });
  });

  it('ASM-6 never counts a case without a limit', () => {
    expect(count({ closedMs: 150, handledMs: 140 })).toMatchObject({ closed: 0, handled: 0, overdueUnclosed: 0 });
  });

  it('ASM-6 counts an old overdue case for as long as it is open', () => {
    expect(count({ reportedMs: 1, dueMs: 10 })).toMatchObject({ overdueUnclosed: 1 });
    expect(count({ reportedMs: 1, dueMs: 10, closedMs: 99 })).toMatchObject({ overdueUnclosed: 0, closed: 0 });
  });
});

describe('ASM-7 as it stood at the end', () => {
  it('ASM-7 takes a case that was closed after the span as open then', () => {
    expect(count({ dueMs: 150, closedMs: 199 })).toMatchObject({ closed: 1, overdueUnclosed: 0 });
    expect(count({ dueMs: 150, closedMs: 200 })).toMatchObject({ closed: 0, overdueUnclosed: 1 });
    expect(count({ dueMs: 150, handledMs: 200 })).toMatchObject({ handled: 0, overdueUnhandled: 1 });
  });

  it('ASM-7 counts a span that still runs as it is now', () => {
    const now = (nowMs: number) => count({ dueMs: 150 }, { ...SPAN, nowMs }).overdueUnclosed;
    expect([now(149), now(150), now(151)]).toEqual([0, 0, 1]);
  });

  it('ASM-7 counts dispatching among the cases filed in the span', () => {
    expect(count({ filedMs: 100, dispatchedMs: 199 })).toMatchObject({ filed: 1, dispatched: 1 });
    expect(count({ filedMs: 199, dispatchedMs: 200 })).toMatchObject({ filed: 1, dispatched: 0 });
    for (const filedMs of [99, 200])
      expect(count({ filedMs, dispatchedMs: 150 })).toMatchObject({ filed: 0, dispatched: 0 });
  });

  it('ASM-7 counts nothing of a refused case, and an imported one as found by nobody', () => {
    expect(count({ filedMs: 150, refusedMs: 160, dueMs: 155 })).toMatchObject({ filed: 0, overdueUnclosed: 0 });
    const found = (source: CaseFacts['source']) => {
      const { foundByOwnStaff, foundByOthers } = count({ filedMs: 150, source });
      return [foundByOwnStaff, foundByOthers];
    };
    expect([found('patrol'), found('video')]).toEqual([
      [1, 0],
      [1, 0],
    ]);
    expect([found('hotline'), found('public'), found('superior')]).toEqual([
      [0, 1],
      [0, 1],
      [0, 1],
    ]);
    expect(found('import')).toEqual([0, 0]);
  });

  it('ASM-7 counts reporting up among the cases for a higher level', () => {
    expect(count({ beyondLevel: true })).toMatchObject({ beyondLevel: 1, escalated: 0 });
    expect(count({ beyondLevel: true, escalatedMs: 150 })).toMatchObject({ beyondLevel: 1, escalated: 1 });
    expect(count({ beyondLevel: true, escalatedMs: 200 })).toMatchObject({ escalated: 0 });
  });

  it('ASM-7 gives rates within 0 and 1 or none, in any order of the cases', () => {
    const at = fc.option(fc.integer({ min: 50, max: 250 }));
    const item = fc.record<Partial<CaseFacts>>({
      filedMs: at,
      dispatchedMs: at,
      handledMs: at,
      reworkedMs: at,
      closedMs: at,
      refusedMs: fc.constant(null),
      dueMs: at,
      beyondLevel: fc.boolean(),
      escalatedMs: at,
      source: fc.constantFrom('patrol', 'public', 'import'),
    });
    fc.assert(
      fc.property(fc.array(item, { maxLength: 8 }), fc.integer({ min: 90, max: 260 }), (given, nowMs) => {
        const counts = count(given, { ...SPAN, nowMs });
        expect(count([...given].reverse(), { ...SPAN, nowMs })).toEqual(counts);
        for (const { value } of ratesOf(POLICY.rates, counts))
          if (value !== null) expect(value >= 0 && value <= 1).toBe(true);
      }),
    );
  });
});

describe('a granted appeal', () => {
  const late = { filedMs: 100, dispatchedMs: 100, handledMs: 150, closedMs: 150, dueMs: 120 };

  it('ASM-22 CAS-22 counts for nothing from its approval on', () => {
    const at = (exemptedMs: number | null) => {
      const { filed, closed, closedInTime, handled } = count([{ ...late, exemptedMs }], { ...SPAN, nowMs: 180 });
      return [filed, closed, closedInTime, handled];
    };
    expect(at(null)).toEqual([1, 1, 0, 1]);
    expect(at(181)).toEqual([1, 1, 0, 1]);
    expect(at(180)).toEqual([0, 0, 0, 0]);
  });

  it('CAS-22 is the approval that granted it, no request and no refusal', () => {
    const asked = [
      { atMs: 80, action: 'appeal', extra: {} },
      { atMs: 90, action: 'appeal', extra: { isGranted: true } },
    ];
    expect(caseFacts(sampleCase(), asked)).toMatchObject({ exemptedMs: 90 });
    expect(caseFacts(sampleCase(), asked.slice(0, 1))).toMatchObject({ exemptedMs: null });
  });
});

describe('facts of a case', () => {
  const steps = [
    { atMs: 50, action: 'dispatch' },
    { atMs: 10, action: 'file' },
    { atMs: 20, action: 'dispatch' },
    { atMs: 40, action: 'rework' },
    { atMs: 30, action: 'feedback' },
    { atMs: 60, action: 'feedback' },
  ];

  it('ASM-7 takes the first time of each step, in any order of the log', () => {
    const item = sampleCase({ state: 'closed', closedMs: 70 });
    const known = { filedMs: 10, dispatchedMs: 20, handledMs: 30, reworkedMs: 40, closedMs: 70, refusedMs: null };
    expect(caseFacts(item, steps)).toMatchObject(known);
    expect(caseFacts(item, steps.toReversed())).toEqual(caseFacts(item, steps));
  });

  it('ASM-7 leaves open what the log does not say, and takes a case that was reported up as for a higher level', () => {
    expect(caseFacts(sampleCase({ state: 'closed', closedMs: 70 }), [])).toMatchObject({
      handledMs: null,
      closedMs: 70,
    });
    expect(caseFacts(sampleCase({ state: 'refused', updatedMs: 9 }), [])).toMatchObject({
      refusedMs: 9,
      closedMs: null,
    });
    expect(caseFacts(sampleCase(), [], true)).toMatchObject({ beyondLevel: true, escalatedMs: null });
    const up = caseFacts(sampleCase(), [{ atMs: 5, action: 'escalate' }]);
    expect(up).toMatchObject({ beyondLevel: true, escalatedMs: 5 });
    expect(caseFacts(sampleCase(), [])).toMatchObject({ beyondLevel: false });
  });
});
