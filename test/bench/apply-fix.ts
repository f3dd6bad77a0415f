import { applyFix, createCoverageState } from '../../shared/coverage/coverage-state.ts';
import { DAY, POLICY } from '../support/coverage-figures.ts';
import { indexOf, madeGrids, madeWalks } from './made-city.ts';
import { turfDay } from './peers/turf-day.ts';
import { count, fastestMs, mustAgree, type Bench, type BenchRow } from './row.ts';

const SIZES = [1_000, 10_000, 100_000];
const OFFICERS = 2_000;
const ROUNDS = 150;
const PEER_FIXES = 6_000;

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
      for (const fix of few) applyFix(checked, fix);
      const cells = checked.visitedOfGrid.reduce((sum, visited) => sum + visited, 0);
      const peerCells = grids.features.reduce((sum, _, grid) => sum + peer.visitedOf(grid), 0);
      // Turf measures on the sphere, we on a local plane: a centre at the very edge of sight may fall either way.
      mustAgree(Math.abs(cells - peerCells) <= cells * 0.01, `${cells} cells walked, ${peerCells} by Turf`);
      const ms = fastestMs(4, () => {
        const state = createCoverageState(index, DAY, POLICY);
        for (const fix of fixes) applyFix(state, fix);
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
