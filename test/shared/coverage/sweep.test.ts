import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyFixes } from '../../../shared/coverage/apply-fixes.ts';
import { buildCoverageIndex } from '../../../shared/coverage/coverage-index.ts';
import type { CoveragePolicy } from '../../../shared/coverage/coverage-policy.ts';
import {
  createCoverageState,
  setAway,
  type CoverageFix,
  type CoverageState,
} from '../../../shared/coverage/coverage-state.ts';
import { gridLive } from '../../../shared/coverage/grid-state.ts';
import { sweep } from '../../../shared/coverage/sweep.ts';
import { DAY, minute, POLICY } from '../../support/coverage-figures.ts';
import { at, ORIGIN, row } from '../../support/grid-tiles.ts';

const INDEX = buildCoverageIndex({ grids: row([300, 300, 20, 300, 300], 200), centre: ORIGIN });
const ASSIGNED = [1, 0, 1, 1, 0];

/** What a look at every grid says of each: why, and how many are present. */
function lookAtAll(state: CoverageState, nowMs: number): string[] {
  return Array.from({ length: INDEX.gridCount }, (_, grid) => {
    const { reason, present } = gridLive(state, grid, nowMs, ASSIGNED);
    return `${reason.code} ${present.length}`;
  });
}

interface Fixes {
  readonly does: 'fixes';
  /** Minutes before now that the first of them was measured. */
  readonly late: number;
  readonly way: readonly Omit<CoverageFix, 'fixTimeMs'>[];
  readonly everyS: number;
}
type Step = Fixes | { readonly does: 'rests'; readonly officer: number; readonly is: boolean };

const place = fc.record({
  officerIndex: fc.integer({ min: 0, max: 2 }),
  onDuty: fc.constant(true),
  east: fc.integer({ min: -50, max: 1300 }),
  north: fc.integer({ min: 0, max: 200 }),
  accuracyM: fc.integer({ min: 0, max: 30 }),
});
const fixes: fc.Arbitrary<Step> = fc.record({
  does: fc.constant('fixes' as const),
  late: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 5 }), fc.integer({ min: 0, max: 400 })),
  way: fc.array(
    place.map(({ east, north, ...rest }) => ({ ...rest, lon: at(east, north)[0], lat: at(east, north)[1] })),
    { minLength: 1, maxLength: 8 },
  ),
  everyS: fc.constantFrom(1, 7, 10, 30, 100),
});
const rests: fc.Arbitrary<Step> = fc.record({
  does: fc.constant('rests' as const),
  officer: fc.integer({ min: 0, max: 2 }),
  is: fc.boolean(),
});
/** Seconds until the next sweep; now and then the clock is put back. */
const pause = fc.oneof(
  fc.integer({ min: 0, max: 200 }).map((tenths) => tenths / 10),
  fc.integer({ min: 0, max: 300 }),
  fc.integer({ min: 0, max: 9_000 }),
  fc.constant(60 * 60),
  fc.constant(-600),
);
const day = fc.record({
  startMinute: fc.integer({ min: 0, max: 1100 }),
  steps: fc.array(fc.tuple(fc.oneof({ weight: 6, arbitrary: fixes }, { weight: 1, arbitrary: rests }), pause), {
    maxLength: 40,
  }),
  overdueAfterMinutes: fc.constantFrom(1, 2, 15, 240, 660),
});

function take(state: CoverageState, step: Step, nowMs: number): void {
  if (step.does === 'rests') return void setAway(state, step.officer, step.is);
  const fromMs = nowMs - step.late * 60_000;
  applyFixes(
    state,
    step.way.map((each, i) => ({ ...each, fixTimeMs: fromMs + i * step.everyS * 1000 })),
  );
}

describe('COV-14 what time changes', () => {
  it('COV-14 names what a look at every grid would name, on any day', () => {
    fc.assert(
      fc.property(day, ({ startMinute, steps, overdueAfterMinutes }) => {
        const policy: CoveragePolicy = { ...POLICY, overdueAfterMinutes };
        const state = createCoverageState(INDEX, DAY, policy);
        let nowMs = minute(startMinute);
        expect(sweep(state, nowMs, ASSIGNED)).toEqual([0, 1, 2, 3, 4]);
        let before = lookAtAll(state, nowMs);
        for (const [step, pauseS] of steps) {
          take(state, step, nowMs);
          nowMs += pauseS * 1000;
          const now = lookAtAll(state, nowMs);
          const differ = now.flatMap((said, grid) => (said === before[grid] ? [] : [grid]));
          expect(sweep(state, nowMs, ASSIGNED)).toEqual(differ);
          before = now;
        }
      }),
      { numRuns: 400 },
    );
  });

  const fix = (atMs: number, accuracyM = 5): CoverageFix => {
    const [lon, lat] = at(150, 100);
    return { officerIndex: 0, onDuty: true, lon, lat, accuracyM, fixTimeMs: atMs };
  };

  it('COV-14 names a grid whose officer goes stale earlier than it seemed, as a better fix of the same slot is older', () => {
    const state = createCoverageState(INDEX, DAY, POLICY);
    applyFixes(state, [fix(minute(500)), fix(minute(600) + 9_000, 9)]);
    sweep(state, minute(600) + 10_000, ASSIGNED);
    expect(applyFixes(state, [fix(minute(600))])).toEqual([]);
    expect(sweep(state, minute(603), ASSIGNED)).toEqual([]);
    expect(sweep(state, minute(603) + 1, ASSIGNED)).toEqual([0]);
  });

  it('COV-14 names a grid that a late fix less than a minute newer makes present in time again', () => {
    const state = createCoverageState(INDEX, DAY, { ...POLICY, overdueAfterMinutes: 1 });
    applyFixes(state, [fix(minute(600))]);
    sweep(state, minute(600) + 70_000, ASSIGNED);
    expect(applyFixes(state, [fix(minute(600) + 50_000)])).toEqual([]);
    expect(sweep(state, minute(600) + 71_000, ASSIGNED)).toEqual([0]);
  });

  it('COV-14 looks at nothing while nothing is due', () => {
    const state = createCoverageState(INDEX, DAY, POLICY);
    applyFixes(state, [fix(minute(600))]);
    sweep(state, minute(600), ASSIGNED);
    let looked = 0;
    const counted = new Proxy(ASSIGNED, {
      get(target, key) {
        looked++;
        return Reflect.get(target, key) as unknown;
      },
    });
    expect(sweep(state, minute(600) + 170_000, counted)).toEqual([]);
    expect(looked).toBe(0);
    expect(sweep(state, minute(600) + 180_001, counted)).toEqual([0]);
  });
});
