/** Keeps the first few of many in an order, without sorting all of them. */
export interface FirstFew<T> {
  add(item: T): void;
  readonly items: readonly T[];
}

/** @param compare negative when the first comes before the second; a total order, or the answer depends on the order of adding */
export function firstFew<T>(most: number, compare: (a: T, b: T) => number): FirstFew<T> {
  const items: T[] = [];
  function takes(item: T): boolean {
    const last = items.at(-1);
    return items.length < most || (last !== undefined && compare(item, last) < 0);
  }
  return {
    items,
    add(item) {
      if (!takes(item)) return;
      const at = items.findIndex((kept) => compare(item, kept) < 0);
      items.splice(at === -1 ? items.length : at, 0, item);
      if (items.length > most) items.pop();
    },
  };
}
