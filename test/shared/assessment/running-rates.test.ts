import { describe, expect, it } from 'vitest';
import { runningRates } from '../../../shared/assessment/running-rates.ts';
import type { CaseView } from '../../../shared/model/case.ts';
import { POLICY } from '../../support/made-assessments.ts';
import { sampleCase } from '../../support/world-samples.ts';

const closed = (more: Partial<CaseView>) => sampleCase({ state: 'closed', simulated: false, ...more });
const WINDOW = { fromMs: 100, toMs: Infinity, nowMs: 200 };
const run = (...cases: CaseView[]) => runningRates(['T1', 'T2'], cases, WINDOW, POLICY);

describe('ASM-22 running month', () => {
  it('ASM-22 counts what was closed since its start and what is overdue now', () => {
    const [west, east] = run(
      closed({ closedMs: 150, dueMs: 150 }),
      closed({ closedMs: 150, dueMs: 149 }),
      closed({ closedMs: 99, dueMs: 99 }),
      sampleCase({ simulated: false, dueMs: 199 }),
      sampleCase({ simulated: false, dueMs: 200 }),
    );
    expect(west!.rates.map(({ id, numerator, denominator }) => [id, numerator, denominator])).toEqual([
      ['closing', 2, 3],
      ['onTimeClosing', 1, 3],
    ]);
    expect(west!.simulated).toBe(false);
    expect(east).toMatchObject({ town: 'T2', rates: [{ value: null, denominator: 0 }, { value: null }] });
  });

  it('ASM-22 says when simulated cases went in, and leaves out cases of no town of the district', () => {
    const [west] = run(
      closed({ closedMs: 150, simulated: true }),
      closed({ closedMs: 150, town: null }),
      closed({ town: 'T9' }),
    );
    expect(west).toMatchObject({ simulated: true, rates: [{ denominator: 1 }, { denominator: 1 }] });
  });
});
