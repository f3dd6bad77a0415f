import { z } from 'zod';
import { gridCodeSchema, townCodeSchema, type Grid } from './area.ts';

/** What lists, names and counts need of a grid: everything but its shape and what only its own panel tells. */
export type GridEntry = Pick<Grid, 'index' | 'code' | 'name' | 'town' | 'community'>;

/**
 * All grids as columns, one place in each column a grid. `town` and `community` are places in the lists of codes: a city
 * of 100,000 grids is then a few hundred kilobytes packed, and no object for each.
 */
export const gridColumnsSchema = z.strictObject({
  towns: z.array(townCodeSchema),
  communities: z.array(z.string()),
  index: z.array(z.int().min(0)),
  code: z.array(gridCodeSchema),
  name: z.array(z.string()),
  town: z.array(z.int().min(0)),
  community: z.array(z.int().min(0)),
});
export type GridColumns = z.infer<typeof gridColumnsSchema>;

export function gridColumns(grids: readonly GridEntry[]): GridColumns {
  const [towns, communities] = [codeList(), codeList()];
  return {
    index: grids.map(({ index }) => index),
    code: grids.map(({ code }) => code),
    name: grids.map(({ name }) => name),
    town: grids.map(({ town }) => towns.placeOf(town)),
    community: grids.map(({ community }) => communities.placeOf(community)),
    towns: towns.codes,
    communities: communities.codes,
  };
}

function codeList() {
  const places = new Map<string, number>();
  const codes: string[] = [];
  return {
    codes,
    placeOf(code: string): number {
      const known = places.get(code);
      if (known !== undefined) return known;
      places.set(code, codes.length);
      return codes.push(code) - 1;
    },
  };
}
