import { bench, describe } from 'vitest';
import { buildCoverageIndex, gridAt } from '../../shared/coverage/coverage-index.ts';
import { applyFix, createCoverageState, type CoverageFix } from '../../shared/coverage/coverage-state.ts';
import { sweep } from '../../shared/coverage/grid-state.ts';
import { seededRandom } from '../../shared/lib/seeded-random.ts';
import { DAY, POLICY } from '../support/coverage-figures.ts';
import { at, gridsOf, ORIGIN } from '../support/grid-tiles.ts';

const GRID_M = 700;
const OFFICERS = 1000;
const ROUNDS = 100;

/** `side` × `side` grids whose inner corners are pulled about, as in a shipped district. */
function district(side: number) {
  const random = seededRandom(`bench grids ${side}`);
  const corners = Array.from({ length: (side + 1) ** 2 }, (_, i): [number, number] => [
    (i % (side + 1)) * GRID_M + (random() - 0.5) * 200,
    Math.floor(i / (side + 1)) * GRID_M + (random() - 0.5) * 200,
  ]);
  const corner = (column: number, line: number) => corners[line * (side + 1) + column]!;
  const cells = Array.from({ length: side * side }, (_, i) => [i % side, Math.floor(i / side)] as const);
  const grids = gridsOf(
    cells.map(([c, l]) => [corner(c, l), corner(c + 1, l), corner(c + 1, l + 1), corner(c, l + 1)]),
  );
  return buildCoverageIndex({ grids, centre: ORIGIN });
}

/** Everybody walks about at 1.3 m/s with a fix every ten seconds and five metres of jitter, in order of time. */
function walks(side: number): CoverageFix[] {
  const random = seededRandom(`bench walks ${side}`);
  const people = Array.from({ length: OFFICERS }, () => ({
    east: random() * side * GRID_M,
    north: random() * side * GRID_M,
    heading: random() * 2 * Math.PI,
  }));
  return Array.from({ length: ROUNDS * OFFICERS }, (_, i) => {
    const officerIndex = i % OFFICERS;
    const person = people[officerIndex]!;
    person.heading += (random() - 0.5) * 0.8;
    person.east += Math.cos(person.heading) * 13;
    person.north += Math.sin(person.heading) * 13;
    const [lon, lat] = at(person.east + (random() - 0.5) * 10, person.north + (random() - 0.5) * 10);
    const fixTimeMs = DAY.patrolStartMs + Math.floor(i / OFFICERS) * 10_000 + officerIndex;
    return { officerIndex, onDuty: true, lon, lat, accuracyM: 5, fixTimeMs };
  });
}

describe.each([12, 36, 72])('a district of %i grids squared', (side) => {
  const index = district(side);
  const fixes = walks(side);
  const walked = createCoverageState(index, DAY, POLICY);
  for (const fix of fixes) applyFix(walked, fix);
  const assigned = new Uint16Array(index.gridCount).fill(1);

  bench(`${fixes.length} fixes in order`, () => {
    const state = createCoverageState(index, DAY, POLICY);
    for (const fix of fixes) applyFix(state, fix);
  });

  bench(`${fixes.length} positions to their grids`, () => {
    for (const { lon, lat } of fixes) gridAt(index, lon, lat);
  });

  bench('one sweep', () => {
    sweep(walked, DAY.patrolStartMs + ROUNDS * 10_000, assigned);
  });
});
