import { useCallback } from 'react';
import { useSearchParams } from 'react-router';
import { ratesPlace, type RatesPlace } from '../../selectors/rates-query.ts';

/** What the board shows and how to change it; all of it is in the address. */
export function useRatesPlace(): readonly [RatesPlace, (change: Partial<Record<keyof RatesPlace, string>>) => void] {
  const [query, setQuery] = useSearchParams();
  const put = useCallback(
    (change: Partial<Record<keyof RatesPlace, string>>) =>
      setQuery(
        (before) => {
          for (const [key, text] of Object.entries(change)) {
            if (text === '') before.delete(key);
            else before.set(key, text);
          }
          return before;
        },
        { replace: true },
      ),
    [setQuery],
  );
  return [ratesPlace(query), put];
}
