import { useState } from 'react';
import type { GridRow, TownRow } from '../selectors/desk-rows.ts';
import { isSameGridRow, isSameTownRow } from '../selectors/desk-rows.ts';
import { keepRows } from '../selectors/keep-rows.ts';

/** The same list as long as every grid in it shows the same. */
export function useKeptGrids(rows: readonly GridRow[]): readonly GridRow[] {
  const [keep] = useState(() => keepRows<GridRow>(({ grid }) => grid.code, isSameGridRow));
  return keep(rows);
}

/** The same list as long as every town in it shows the same. */
export function useKeptTowns(rows: readonly TownRow[]): readonly TownRow[] {
  const [keep] = useState(() => keepRows<TownRow>(({ town }) => town.code, isSameTownRow));
  return keep(rows);
}
