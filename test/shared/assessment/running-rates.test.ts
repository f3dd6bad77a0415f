import { describe, expect, it } from 'vitest';
import { runningRates } from '../../../shared/assessment/running-rates.ts';
import type { CaseView } from '../../../shared/model/case.ts';
import { POLICY } from '../../support/made-assessments.ts';
import { loggedCase } from '../../support/rate-cases.ts';
import { sampleCase } from '../../support/world-samples.ts';

const closed = (more: Partial<CaseView>) => sampleCase({ state: 'closed', simulated: false, ...more });
const WINDOW = { fromMs: 100, toMs: Infinity, nowMs: 200 };
const run = (...cases: CaseView[]) =>
  runningRates(
    ['T1', 'T2'],
    cases.map((item) => ({ item, events: [] })),
    WINDOW,
    POLICY,
  );
const ofClosing = (rates: ReturnType<typeof run>[number]['rates']) => rates.filter(({ id }) => /closing/i.test(id));

describe('ASM-22 running month', () => {
  it('ASM-22 counts what was closed since its start and what is overdue now', () => {
    const [west, east] = run(
      closed({ closedMs: 150, dueMs: 150 }),
      closed({ closedMs: 150, dueMs: 149 }),
      closed({ closedMs: 99, dueMs: 99 }),
      sampleCase({ simulated: false, dueMs: 199 }),
      sampleCase({ simulated: false, dueMs: 200 }),
    );
    expect(ofClosing(west!.rates).map(({ id, numerator, denominator }) => [id, numerator, denominator])).toEqual([
      ['closing', 2, 3],
      ['onTimeClosing', 1, 3],
    ]);
    expect(west!.simulated).toBe(false);
    expect(east!.town).toBe('T2');
    expect(ofClosing(east!.rates)).toMatchObject([{ value: null, denominator: 0 }, { value: null }]);
  });

  it('ASM-22 says when simulated cases went in, and leaves out cases of no town of the district', () => {
    const [west] = run(
      closed({ closedMs: 150, simulated: true }),
      closed({ closedMs: 150, town: null }),
      closed({ town: 'T9' }),
    );
    expect(west!.simulated).toBe(true);
    expect(ofClosing(west!.rates)).toMatchObject([{ denominator: 1 }, { denominator: 1 }]);
  });

  it('ASM-22 takes dispatch, handling and rework from the logs, and leaves out what cases do not tell', () => {
    const { item, events } = loggedCase(
      [
        ['file', 1],
        ['dispatch', 2],
        ['arrive', 3],
        ['feedback', 4],
        ['rework', 5],
      ],
      { town: 'T1', dueMs: 1_000_000, state: 'dispatched' },
    );
    const window = { fromMs: 0, toMs: Infinity, nowMs: 600_000 };
    const [west] = runningRates(['T1'], [{ item, events }], window, POLICY);
    const rate = (id: string) => west!.rates.find((one) => one.id === id);
    expect(rate('dispatch')).toMatchObject({ numerator: 1, denominator: 1 });
    expect(rate('handling')).toMatchObject({ numerator: 1, denominator: 1 });
    expect(rate('rework')).toMatchObject({ numerator: 1, denominator: 1 });
    expect(rate('patrolSeen')).toBeUndefined();
  });

  it('ASM-22 a case that was merged or cancelled is never overdue', () => {
    const [west] = run(sampleCase({ state: 'merged', dueMs: 150 }), sampleCase({ state: 'cancelled', dueMs: 150 }));
    expect(ofClosing(west!.rates)).toMatchObject([{ denominator: 0 }, { denominator: 0 }]);
  });
});
