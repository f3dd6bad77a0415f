import { describe, expect, it } from 'vitest';
import { coverageDay } from '../../../shared/coverage/coverage-day.ts';
import { buildCoverageIndex } from '../../../shared/coverage/coverage-index.ts';
import { applyFixes } from '../../../shared/coverage/apply-fixes.ts';
import { createCoverageState } from '../../../shared/coverage/coverage-state.ts';
import { gridLive } from '../../../shared/coverage/grid-state.ts';
import { DAY, minute, POLICY } from '../../support/coverage-figures.ts';
import { at, ORIGIN, row } from '../../support/grid-tiles.ts';

describe('COV-10 the local day', () => {
  it('COV-10 runs from local midnight to local midnight, patrols from minute to minute', () => {
    expect(coverageDay(minute(600), 'Asia/Shanghai', POLICY)).toEqual(DAY);
    expect(coverageDay(DAY.startMs, 'Asia/Shanghai', POLICY)).toEqual(DAY);
    expect(coverageDay(DAY.endMs, 'Asia/Shanghai', POLICY).startMs).toBe(DAY.endMs);
  });

  it('COV-10 keeps the patrol hours of the wall clock on a day of 23 hours', () => {
    const day = coverageDay(Date.UTC(2026, 2, 8, 20), 'America/Los_Angeles', POLICY);
    expect(day.endMs - day.startMs).toBe(23 * 3_600_000);
    expect(day.patrolStartMs).toBe(Date.UTC(2026, 2, 8, 14));
  });

  it('COV-10 starts with nothing walked after midnight', () => {
    const index = buildCoverageIndex({ grids: row([300], 300), centre: ORIGIN });
    const [lon, lat] = at(150, 150);
    const fix = { officerIndex: 0, onDuty: true, lon, lat, accuracyM: 5, fixTimeMs: DAY.endMs - 1000 };
    const today = createCoverageState(index, DAY, POLICY);
    applyFixes(today, [fix]);
    expect(gridLive(today, 0, DAY.endMs - 1, [1]).visitedCells).toBe(1);
    const tomorrow = createCoverageState(index, coverageDay(DAY.endMs, 'Asia/Shanghai', POLICY), POLICY);
    applyFixes(tomorrow, [fix]);
    expect(gridLive(tomorrow, 0, DAY.endMs, [1])).toMatchObject({
      visitedCells: 0,
      lastPresenceMs: null,
      state: 'thin',
    });
  });
});
