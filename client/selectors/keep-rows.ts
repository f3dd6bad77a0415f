/**
 * Keeps the rows, and their list, that say the same as before: what is rendered from them is then left alone.
 *
 * @param isSame whether two rows of one key show the same
 */
export function keepRows<T>(
  keyOf: (row: T) => string,
  isSame: (a: T, b: T) => boolean,
): (rows: readonly T[]) => readonly T[] {
  let last: readonly T[] = [];
  let lastOf = new Map<string, T>();
  return (rows) => {
    const kept = rows.map((row) => {
      const before = lastOf.get(keyOf(row));
      return before !== undefined && isSame(before, row) ? before : row;
    });
    if (kept.length === last.length && kept.every((row, at) => row === last[at])) return last;
    last = kept;
    lastOf = new Map(kept.map((row) => [keyOf(row), row]));
    return last;
  };
}
