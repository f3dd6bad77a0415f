import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyFixes } from '../../../shared/coverage/apply-fixes.ts';
import { coverageFromBytes, coverageToBytes } from '../../../shared/coverage/coverage-bytes.ts';
import { buildCoverageIndex } from '../../../shared/coverage/coverage-index.ts';
import { createCoverageState, type CoverageFix, type CoverageState } from '../../../shared/coverage/coverage-state.ts';
import { lastPresenceMs, visitedCells, visitorsOf } from '../../../shared/coverage/grid-day.ts';
import { gridLive } from '../../../shared/coverage/grid-state.ts';
import { NOT_LEAVING, setPresence } from '../../../shared/coverage/day-rows.ts';
import { patrolPast } from '../../../shared/coverage/patrol-past.ts';
import { DAY, minute, POLICY } from '../../support/coverage-figures.ts';
import { at, ORIGIN, row } from '../../support/grid-tiles.ts';
import { officerRows } from '../../support/officer-rows.ts';

const INDEX = buildCoverageIndex({ grids: row([500, 500, 20, 480], 500), centre: ORIGIN });
const OTHER_INDEX = buildCoverageIndex({ grids: row([500, 500, 500], 500), centre: ORIGIN });

function walked(fixes: readonly CoverageFix[], from = createCoverageState(INDEX, DAY, POLICY)): CoverageState {
  applyFixes(from, fixes);
  return from;
}

function restored(state: CoverageState): CoverageState {
  const result = coverageFromBytes(coverageToBytes(state), INDEX, DAY, POLICY);
  if (!result.ok) throw new Error(result.error);
  return result.value;
}

/** Everything that a state tells and everything that later fixes build on. */
function outcome(state: CoverageState) {
  return {
    seen: state.seen,
    grids: Array.from({ length: INDEX.gridCount }, (_, grid) => ({
      visited: visitedCells(state, grid),
      lastMs: lastPresenceMs(state, grid),
      visitors: [...visitorsOf(state, grid)].sort((a, b) => a - b),
    })),
    officers: officerRows(state),
    live: [540, 545, 560].map((at) =>
      Array.from({ length: INDEX.gridCount }, (_, grid) => gridLive(state, grid, minute(at), [1, 0, 2, 1])),
    ),
    past: patrolPast(state, [540, 550].map(minute)),
  };
}

const fixWithin = (seconds: number, lastOfficer: number) =>
  fc
    .record({
      officerIndex: fc.integer({ min: 0, max: lastOfficer }),
      onDuty: fc.boolean(),
      seconds: fc.integer({ min: 0, max: seconds }),
      east: fc.integer({ min: -200, max: 1700 }),
      north: fc.integer({ min: -200, max: 700 }),
      accuracyM: fc.option(fc.integer({ min: 0, max: 60 })),
    })
    .map(({ seconds: after, east, north, ...rest }): CoverageFix => {
      const [lon, lat] = at(east, north);
      return { ...rest, lon, lat, fixTimeMs: minute(540) + after * 1000 };
    });
const anyFix = fixWithin(900, 3);

describe('COV-12 a day as bytes', () => {
  it('COV-12 bytes made at any moment and then the rest come to the same as all of it, late and repeated fixes included', () => {
    const fixesAndCut = fc
      .array(anyFix, { maxLength: 60 })
      .chain((fixes) => fc.tuple(fc.constant(fixes), fc.nat({ max: fixes.length }), fc.nat({ max: fixes.length })));
    fc.assert(
      fc.property(fixesAndCut, ([fixes, cut, again]) => {
        const kept = restored(walked(fixes.slice(0, cut)));
        const rest = fixes.slice(Math.min(cut, again));
        expect(outcome(walked(rest, kept))).toEqual(outcome(walked(fixes)));
      }),
      { numRuns: 300 },
    );
  });

  it('COV-12 the same holds for a day of which most is packed', () => {
    const longDay = fc.array(fixWithin(7200, 1), { minLength: 120, maxLength: 240 });
    fc.assert(
      fc.property(longDay, fc.nat({ max: 240 }), (fixes, cut) => {
        const state = walked(fixes.slice(0, cut));
        const kept = restored(state);
        expect(coverageToBytes(kept)).toEqual(coverageToBytes(state));
        expect(outcome(walked(fixes.slice(cut), kept))).toEqual(outcome(walked(fixes)));
      }),
      { numRuns: 40 },
    );
  });

  it('COV-12 bytes of the same state are the same, through any number of restarts', () => {
    fc.assert(
      fc.property(fc.array(anyFix, { maxLength: 40 }), (fixes) => {
        const state = walked(fixes);
        const bytes = coverageToBytes(state);
        expect(coverageToBytes(restored(restored(state)))).toEqual(bytes);
      }),
    );
  });

  it('COV-12 takes bytes that do not begin at a whole word', () => {
    const state = walked(fc.sample(anyFix, { numRuns: 30, seed: 1 }));
    const bytes = coverageToBytes(state);
    for (const moved of [new Uint8Array(bytes.length + 1), Buffer.alloc(bytes.length + 1)]) {
      moved.set(bytes, 1);
      const result = coverageFromBytes(moved.subarray(1), INDEX, DAY, POLICY);
      expect(result.ok && outcome(result.value)).toEqual(outcome(state));
    }
  });

  it('COV-12 refuses bytes of other grids, cut short, too long, and of nothing it knows', () => {
    const bytes = coverageToBytes(walked(fc.sample(anyFix, { numRuns: 30, seed: 1 })));
    const refusal = (given: Uint8Array, index = INDEX) => {
      const result = coverageFromBytes(given, index, DAY, POLICY);
      return result.ok ? null : result.error;
    };
    expect(refusal(bytes)).toBe(null);
    expect(refusal(bytes, OTHER_INDEX)).toBe('of other grids');
    expect(refusal(bytes.subarray(0, bytes.length - 1))).toBe('of another length than its figures');
    expect(refusal(Uint8Array.of(...bytes, 0))).toBe('of another length than its figures');
    expect(refusal(bytes.subarray(0, 40))).toBe('cut short');
    expect(refusal(new Uint8Array())).toBe('not a day of coverage of this machine');
    expect(refusal(bytes.slice(0, 16).reverse())).toBe('not a day of coverage of this machine');
  });

  it('COV-12 refuses packed fixes that are none', () => {
    const [lon, lat] = at(250, 250);
    const state = walked(
      Array.from({ length: 90 }, (_, i) => {
        return { officerIndex: 0, onDuty: true, lon, lat, accuracyM: 5, fixTimeMs: minute(540) + i * 10_000 };
      }),
    );
    state.officers[0]!.packed[0]! ^= 1;
    const result = coverageFromBytes(coverageToBytes(state), INDEX, DAY, POLICY);
    expect(result).toEqual({ ok: false, error: 'has fixes that cannot be read' });
  });

  it('COV-12 refuses a fix in a grid that there is not', () => {
    const [lon, lat] = at(250, 250);
    const state = walked([{ officerIndex: 0, onDuty: true, lon, lat, accuracyM: 5, fixTimeMs: minute(540) }]);
    setPresence(state.officers[0]!, 0, INDEX.gridCount, NOT_LEAVING);
    const result = coverageFromBytes(coverageToBytes(state), INDEX, DAY, POLICY);
    expect(result).toEqual({ ok: false, error: 'names a grid that there is not' });
  });
});
