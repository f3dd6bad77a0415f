/** Rows built above and below what is seen, so that a scroll shows no gap; windows move in steps of as many. */
const SPARE = 8;

/** The rows of a list that are built: `first` counts, `end` does not. */
export function rowWindow(
  topPx: number,
  heightPx: number,
  { count, rowPx }: { readonly count: number; readonly rowPx: number },
): { readonly first: number; readonly end: number } {
  const step = (row: number) => Math.floor(row / SPARE) * SPARE;
  const first = Math.max(0, step(topPx / rowPx) - SPARE);
  const end = Math.min(count, step((topPx + heightPx) / rowPx) + 2 * SPARE);
  return { first: Math.min(first, count), end };
}

/** Where to scroll to see a row whole; where it is when it is seen already. */
export function scrollTopFor(
  row: number,
  { topPx, heightPx }: { readonly topPx: number; readonly heightPx: number },
  rowPx: number,
): number {
  const [rowTop, rowEnd] = [row * rowPx, (row + 1) * rowPx];
  if (rowTop < topPx) return rowTop;
  return rowEnd > topPx + heightPx ? rowEnd - heightPx : topPx;
}
