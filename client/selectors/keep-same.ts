/**
 * The answer from before as long as a new one says the same: entry by entry, values by identity. For what is drawn or
 * rendered anew when it is another object.
 */
export function keepSame<A extends readonly unknown[], K, V>(
  compute: (...args: A) => ReadonlyMap<K, V>,
): (...args: A) => ReadonlyMap<K, V> {
  let last: ReadonlyMap<K, V> | null = null;
  return (...args) => {
    const next = compute(...args);
    if (!last || !saysTheSame(last, next)) last = next;
    return last;
  };
}

function saysTheSame<K, V>(a: ReadonlyMap<K, V>, b: ReadonlyMap<K, V>): boolean {
  if (a.size !== b.size) return false;
  for (const [key, value] of b) if (!Object.is(a.get(key), value)) return false;
  return true;
}
