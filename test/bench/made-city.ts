import { buildCoverageIndex, type CoverageIndex } from '../../shared/coverage/coverage-index.ts';
import type { CoverageFix } from '../../shared/coverage/coverage-state.ts';
import { seededRandom } from '../../shared/lib/seeded-random.ts';
import type { AreaCollection, Grid, LonLat } from '../../shared/model/area.ts';
import { DAY } from '../support/coverage-figures.ts';
import { at, gridsOf, ORIGIN } from '../support/grid-tiles.ts';

/** Side of a made grid: a street block. */
const GRID_M = 300;
const STEP_M = 13;
const FIX_EVERY_MS = 10_000;

/** A city of about `count` grids that tile it exactly, corners pulled about as streets are. */
export function madeGrids(count: number): AreaCollection<Grid> & { readonly sideM: number } {
  const side = Math.round(Math.sqrt(count));
  const random = seededRandom(`bench grids ${side}`);
  const pull = (line: number) => (line === 0 || line === side ? 0 : (random() - 0.5) * GRID_M * 0.3);
  const corners = Array.from({ length: (side + 1) ** 2 }, (_, i): [number, number] => {
    const column = i % (side + 1);
    const line = Math.floor(i / (side + 1));
    return [column * GRID_M + pull(column), line * GRID_M + pull(line)];
  });
  const corner = (column: number, line: number) => corners[line * (side + 1) + column]!;
  const rings = Array.from({ length: side * side }, (_, i) => {
    const [c, l] = [i % side, Math.floor(i / side)];
    return [corner(c, l), corner(c + 1, l), corner(c + 1, l + 1), corner(c, l + 1)];
  });
  return { ...gridsOf(rings), sideM: side * GRID_M };
}

export function indexOf(grids: AreaCollection<Grid>): CoverageIndex {
  return buildCoverageIndex({ grids, centre: ORIGIN });
}

/** Places all over the city and a little outside of it. */
export function madePlaces(sideM: number, count: number): LonLat[] {
  const random = seededRandom(`bench places ${sideM}`);
  return Array.from({ length: count }, () => at((random() * 1.02 - 0.01) * sideM, (random() * 1.02 - 0.01) * sideM));
}

/** Officers who walk about at 1.3 m/s with a fix every ten seconds and five metres of jitter, in order of time. */
export function madeWalks(sideM: number, officers: number, rounds: number): CoverageFix[] {
  const random = seededRandom(`bench walks ${sideM} ${officers}`);
  const people = Array.from({ length: officers }, () => ({
    east: random() * sideM,
    north: random() * sideM,
    heading: random() * 2 * Math.PI,
  }));
  return Array.from({ length: rounds * officers }, (_, i) => {
    const officerIndex = i % officers;
    const person = people[officerIndex]!;
    person.heading += (random() - 0.5) * 0.8;
    person.east += Math.cos(person.heading) * STEP_M;
    person.north += Math.sin(person.heading) * STEP_M;
    const [lon, lat] = at(person.east + (random() - 0.5) * 10, person.north + (random() - 0.5) * 10);
    const fixTimeMs = DAY.patrolStartMs + Math.floor(i / officers) * FIX_EVERY_MS + (officerIndex % FIX_EVERY_MS);
    return { officerIndex, onDuty: true, lon, lat, accuracyM: 5, fixTimeMs };
  });
}
