import { useCallback, useEffect, useMemo } from 'react';
import { useSearchParams } from 'react-router';
import { parsePolicyPlace, policySearch, type PolicyPlace } from '../../selectors/policy-link.ts';
import { useView } from '../../stores/use-stores.ts';
import { useIsHere } from '../../ui/use-is-here.ts';

export interface PolicyWay {
  readonly place: PolicyPlace;
  /** Shows another place; `replace` leaves no step in the history of the browser. */
  readonly go: (to: Partial<PolicyPlace>, how?: 'push' | 'replace') => void;
  /** The address of a place, with the theme and the language of now. */
  readonly to: (place: Partial<PolicyPlace>) => string;
}

/** What of the documents is shown, kept in the address bar with theme and language. */
export function usePolicyPlace(): PolicyWay {
  const [search, setSearch] = useSearchParams();
  const isHere = useIsHere();
  const theme = useView((view) => view.theme);
  const language = useView((view) => view.language);
  const look = useMemo(() => {
    const parts = new URLSearchParams();
    if (theme !== 'dark') parts.set('theme', theme);
    if (language !== 'zh') parts.set('lang', language);
    return parts;
  }, [theme, language]);
  const text = search.toString();
  const place = useMemo(() => parsePolicyPlace(new URLSearchParams(text)), [text]);

  useEffect(() => {
    const wanted = policySearch(look, place).toString();
    if (wanted !== text && isHere()) setSearch(wanted, { replace: true });
  }, [look, place, text, setSearch, isHere]);

  const to = useCallback((next: Partial<PolicyPlace>) => `/policy?${policySearch(look, next)}`, [look]);
  const go = useCallback(
    (next: Partial<PolicyPlace>, how: 'push' | 'replace' = 'push') =>
      setSearch(policySearch(look, next), { replace: how === 'replace' }),
    [look, setSearch],
  );
  return { place, go, to };
}
