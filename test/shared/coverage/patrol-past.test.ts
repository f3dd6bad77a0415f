import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildCoverageIndex } from '../../../shared/coverage/coverage-index.ts';
import { applyFixes } from '../../../shared/coverage/apply-fixes.ts';
import { createCoverageState, type CoverageState } from '../../../shared/coverage/coverage-state.ts';
import { patrolPast } from '../../../shared/coverage/patrol-past.ts';
import { ROW, ROW_WORDS } from '../../../shared/coverage/day-rows.ts';
import { DAY, minute, POLICY } from '../../support/coverage-figures.ts';
import { at, ORIGIN, row } from '../../support/grid-tiles.ts';
import { officerRows } from '../../support/officer-rows.ts';

const INDEX = buildCoverageIndex({ grids: row([1000, 1000], 100), centre: ORIGIN });
const SILENT_MINUTES = POLICY.silentAfterMs / 60_000;

function walked(...fixes: readonly (readonly [officer: number, atMinute: number, grid: number])[]): CoverageState {
  const state = createCoverageState(INDEX, DAY, POLICY);
  for (const [officerIndex, atMinute, grid] of fixes) {
    const [lon, lat] = at(grid * 1000 + 500, 50);
    applyFixes(state, [{ officerIndex, onDuty: true, lon, lat, accuracyM: 5, fixTimeMs: minute(atMinute) }]);
  }
  return state;
}

describe('WLD-4 how the patrols went', () => {
  it('WLD-4 an officer reports from a fix on until it is older than the silent limit, not at it', () => {
    const moments = [599, 600, 600 + SILENT_MINUTES, 600 + SILENT_MINUTES + 1].map(minute);
    const { reporting } = patrolPast(walked([1, 600, 0]), moments);
    expect(reporting).toEqual([undefined, Uint8Array.of(0, 1, 1, 0)]);
  });

  it('WLD-4 only the newest fix before a moment counts, and one after it does not', () => {
    const moments = [605, 620, 640, 700].map(minute);
    const { reporting } = patrolPast(walked([0, 600, 0], [0, 606, 0], [0, 641, 0]), moments);
    expect(reporting[0]).toEqual(Uint8Array.of(1, 1, 0, 0));
  });

  it('WLD-4 a grid is walked since somebody was first in it, whoever it was and whenever it came', () => {
    const inTime = walked([0, 600, 0], [1, 610, 0], [0, 640, 1]);
    const late = walked([0, 640, 1], [1, 610, 0], [0, 600, 0]);
    expect([...patrolPast(inTime, []).firstPresenceMs]).toEqual([minute(600), minute(640)]);
    expect(patrolPast(late, [minute(600)])).toEqual(patrolPast(inTime, [minute(600)]));
  });

  it('WLD-4 says of a long day, most of which is packed, what a plain reading says', () => {
    const step = fc.oneof(
      { weight: 40, arbitrary: fc.integer({ min: 10, max: 60 }) },
      { weight: 1, arbitrary: fc.integer({ min: 800, max: 2000 }) },
    );
    const walk = fc.array(fc.tuple(step, fc.nat({ max: 1 })), { minLength: 60, maxLength: 160 });
    fc.assert(
      fc.property(
        fc.array(walk, { maxLength: 3 }),
        fc.array(fc.nat({ max: 300 }), { maxLength: 30 }),
        (walks, asked) => {
          const fixes = walks.flatMap((steps, officer) => {
            let seconds = 0;
            return steps.map(([after, grid]) => [officer, 420 + (seconds += after) / 60, grid] as const);
          });
          const moments = asked.toSorted((a, b) => a - b).map((after) => minute(400 + after));
          expect(patrolPast(walked(...fixes), moments)).toEqual(pastByPlainReading(walked(...fixes), moments));
        },
      ),
      { numRuns: 40 },
    );
  });

  it('WLD-4 nobody reported and no grid is walked on an empty day', () => {
    expect(patrolPast(walked(), [minute(600)])).toEqual({ reporting: [], firstPresenceMs: new Float64Array(2) });
  });
});

function pastByPlainReading(state: CoverageState, moments: readonly number[]) {
  const firstPresenceMs = new Float64Array(state.index.gridCount);
  const reporting = officerRows(state).map((words) => {
    const times: number[] = [];
    const given = words ?? [];
    for (let at = 0; at < given.length; at += ROW_WORDS) {
      const [timeMs, grid] = [DAY.startMs + given[at + ROW.sinceMs]!, given[at + ROW.grid]!];
      times.push(timeMs);
      if (grid >= 0 && !(firstPresenceMs[grid]! > 0 && firstPresenceMs[grid]! <= timeMs))
        firstPresenceMs[grid] = timeMs;
    }
    const marks = moments.map((moment) => {
      const newest = times.findLast((timeMs) => timeMs <= moment);
      return newest !== undefined && moment - newest <= POLICY.silentAfterMs ? 1 : 0;
    });
    return Uint8Array.from(marks);
  });
  return { reporting, firstPresenceMs };
}
