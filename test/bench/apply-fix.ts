import { applyFixes } from '../../shared/coverage/apply-fixes.ts';
import { createCoverageState, type CoverageFix } from '../../shared/coverage/coverage-state.ts';
import { visitedCells } from '../../shared/coverage/grid-day.ts';
import { DAY, POLICY } from '../support/coverage-figures.ts';
import { indexOf, madeGrids, madeWalks } from './made-city.ts';
import { turfDay } from './peers/turf-day.ts';
import { count, fastestMs, mustAgree, type Bench, type BenchRow } from './row.ts';

const SIZES = [1_000, 10_000, 100_000];
const OFFICERS = 2_000;
const ROUNDS = 150;
const PEER_FIXES = 6_000;
/** As many as the server stores and counts at once. */
const BATCH = 500;

/** One fix through presence, completeness and state, flat in the number of grids. */
export const applyFixBench: Bench = {
  id: 'apply-fix',
  title: 'Apply a fix',
  async run({ say }) {
    const rows: BenchRow[] = [];
    for (const size of SIZES) {
      const grids = madeGrids(size);
      const index = indexOf(grids);
      const fixes = madeWalks(grids.sideM, OFFICERS, ROUNDS);
      const few = fixes.slice(0, PEER_FIXES);
      const peer = turfDay(grids, index, POLICY);
      const peerMs = fastestMs(1, () => few.forEach((fix) => peer.apply(fix)));
      const checked = createCoverageState(index, DAY, POLICY);
      for (const batch of batchesOf(few)) applyFixes(checked, batch);
      const cells = grids.features.reduce((sum, _, grid) => sum + visitedCells(checked, grid), 0);
      const peerCells = grids.features.reduce((sum, _, grid) => sum + peer.visitedOf(grid), 0);
      // Turf measures on the sphere, we on a local plane: a centre at the very edge of sight may fall either way.
      mustAgree(Math.abs(cells - peerCells) <= cells * 0.01, `${cells} cells walked, ${peerCells} by Turf`);
      const batches = batchesOf(fixes);
      const ms = fastestMs(4, () => {
        const state = createCoverageState(index, DAY, POLICY);
        for (const batch of batches) applyFixes(state, batch);
      });
      const ours = (fixes.length / ms) * 1000;
      const peerValue = (few.length / peerMs) * 1000;
      rows.push({
        bench: 'apply-fix',
        size: `${count(grids.features.length)} grids`,
        ours,
        peer: 'Turf, straightforward',
        peerValue,
        unit: 'fixes/s',
        ratio: ours / peerValue,
        goal: '≥ 1 M/s',
        met: ours >= 1e6,
      });
      say(`${count(grids.features.length)} grids: ${(1e6 / ours).toFixed(2)} µs a fix`);
    }
    const growth = rows[0]!.ours / rows.at(-1)!.ours;
    rows.push({
      bench: 'apply-fix',
      size: '1k → 100k grids',
      ours: growth,
      peer: null,
      peerValue: null,
      unit: 'times the cost',
      ratio: null,
      goal: '≤ 1.5×',
      met: growth <= 1.5,
    });
    return rows;
  },
};

function batchesOf(fixes: readonly CoverageFix[]): readonly (readonly CoverageFix[])[] {
  return Array.from({ length: Math.ceil(fixes.length / BATCH) }, (_, i) => fixes.slice(i * BATCH, (i + 1) * BATCH));
}
