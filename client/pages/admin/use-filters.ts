import { useSearchParams } from 'react-router';

export interface Filters<K extends string> {
  /** What each is set to; empty for none. */
  readonly at: Readonly<Record<K, string>>;
  readonly put: (key: K, text: string) => void;
  readonly clear: () => void;
  readonly isSet: boolean;
}

/** What a list is narrowed to, kept in the address so that it can be passed on; the rest of the address stays. */
export function useFilters<const K extends string>(keys: readonly K[]): Filters<K> {
  const [query, setQuery] = useSearchParams();
  const at = Object.fromEntries(keys.map((key) => [key, query.get(key) ?? ''])) as Record<K, string>;
  const write = (texts: readonly (readonly [K, string])[]) =>
    setQuery(
      (before) => {
        for (const [key, text] of texts) {
          if (text === '') before.delete(key);
          else before.set(key, text);
        }
        return before;
      },
      { replace: true },
    );
  return {
    at,
    put: (key, text) => write([[key, text]]),
    clear: () => write(keys.map((key) => [key, ''] as const)),
    isSet: keys.some((key) => at[key] !== ''),
  };
}
