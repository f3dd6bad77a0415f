interface Entry<T> {
  readonly key: number;
  readonly id: string;
  readonly item: T;
}

/** Keeps the first few of many, by a number and then by id, without sorting or even making the others. */
export interface FirstFew<T> {
  /** Whether something with this key could be kept, whatever its id. */
  mayTake(key: number): boolean;
  /** Whether something with this key would be kept. */
  takes(key: number, id: string): boolean;
  /** Keeps it, when it is among the first. */
  add(key: number, id: string, item: T): void;
  items(): readonly T[];
}

export function firstFew<T>(most: number): FirstFew<T> {
  const entries: Entry<T>[] = [];

  function takes(key: number, id: string): boolean {
    if (entries.length < most) return true;
    const last = entries[entries.length - 1];
    return last !== undefined && isBefore(key, id, last);
  }

  return {
    mayTake: (key) => entries.length < most || key <= entries[entries.length - 1]!.key,
    takes,
    add(key, id, item) {
      if (!takes(key, id)) return;
      const at = entries.findIndex((kept) => isBefore(key, id, kept));
      entries.splice(at === -1 ? entries.length : at, 0, { key, id, item });
      if (entries.length > most) entries.pop();
    },
    items: () => entries.map(({ item }) => item),
  };
}

function isBefore(key: number, id: string, other: Entry<unknown>): boolean {
  return key < other.key || (key === other.key && id < other.id);
}
