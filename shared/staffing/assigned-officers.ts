import type { Grid } from '../model/area.ts';
import type { Officer } from '../model/officer.ts';

/** By grid index: how many officers of the roster hold the grid. Unknown grid codes are left to `staffingFindings`. */
export function assignedOfficers(grids: readonly Grid[], officers: readonly Officer[]): Uint16Array {
  const indexOfCode = new Map(grids.map((grid) => [grid.code, grid.index]));
  const assigned = new Uint16Array(grids.reduce((most, grid) => Math.max(most, grid.index + 1), 0));
  for (const officer of officers) {
    for (const code of new Set(officer.grids)) {
      const index = indexOfCode.get(code);
      if (index !== undefined) assigned[index]!++;
    }
  }
  return assigned;
}
