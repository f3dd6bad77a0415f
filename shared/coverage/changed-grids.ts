/** Grids whose live coverage changed, each once, in the order of their first change. */
export interface ChangedGrids {
  /** By grid: 1 when it is in the list. */
  readonly marks: Uint8Array;
  list: number[];
}

export function noChangedGrids(gridCount: number): ChangedGrids {
  return { marks: new Uint8Array(gridCount), list: [] };
}

export function noteChanged({ marks, list }: ChangedGrids, grid: number): void {
  if (marks[grid] === 1) return;
  marks[grid] = 1;
  list.push(grid);
}

/** Answers the list and begins an empty one. */
export function takeChanged(changed: ChangedGrids): readonly number[] {
  const { marks, list } = changed;
  for (const grid of list) marks[grid] = 0;
  changed.list = [];
  return list;
}
