/** Finds one value by its key; null when there is none. */
export type Lookup<Value> = (key: string) => Promise<Value | null>;

/**
 * Single look-ups, asked together: while one query runs the next gathers, each key once. Thousands of phones that come
 * at the same moment cost a few queries and not one each, before the positions of which others wait.
 */
export function createGatheredLookup<Value>(
  findAll: (keys: readonly string[]) => Promise<ReadonlyMap<string, Value>>,
): Lookup<Value> {
  const gathering = new Set<string>();
  let next: Promise<ReadonlyMap<string, Value>> | null = null;
  let running: Promise<unknown> = Promise.resolve();

  function gathered(): Promise<ReadonlyMap<string, Value>> {
    next ??= running.then(() => {
      const keys = [...gathering];
      gathering.clear();
      next = null;
      const found = findAll(keys);
      running = found.catch(() => undefined);
      return found;
    });
    return next;
  }

  return async (key) => {
    gathering.add(key);
    return (await gathered()).get(key) ?? null;
  };
}
