import { useCallback, useEffect, useMemo } from 'react';
import { useLocation, useNavigate, useParams, useSearchParams } from 'react-router';
import { deskSearch, parseDeskPlace, type DeskPlace } from '../../selectors/desk-link.ts';
import { useView } from '../../stores/use-stores.ts';
import { useIsHere } from '../../ui/use-is-here.ts';

type How = 'push' | 'replace';

export interface DeskWay {
  readonly place: DeskPlace;
  /** The case whose page is open; null when none is. */
  readonly open: string | null;
  /** Whether a call is being taken in. */
  readonly isCalling: boolean;
  /** Narrows the list; steps in the history only for what is chosen, not for what is typed. */
  readonly narrow: (parts: Partial<DeskPlace>, how?: How) => void;
  readonly openCase: (id: string | null, how?: How) => void;
  readonly call: (isCalling: boolean) => void;
}

const CALL = 'call';

/** What the desk shows, kept in the address bar with theme and language: `/cases/<id>?state=…`. */
export function useDeskPlace(): DeskWay {
  const { id = null } = useParams();
  const { pathname } = useLocation();
  const navigate = useNavigate();
  const isHere = useIsHere();
  const [search] = useSearchParams();
  const theme = useView((view) => view.theme);
  const language = useView((view) => view.language);
  const text = search.toString();
  const isCalling = search.has(CALL);
  const place = useMemo(() => parseDeskPlace(new URLSearchParams(text)), [text]);

  const queryOf = useCallback(
    (next: DeskPlace, calling: boolean) => {
      const look = new URLSearchParams();
      if (theme !== 'dark') look.set('theme', theme);
      if (language !== 'zh') look.set('lang', language);
      if (calling) look.set(CALL, '1');
      return deskSearch(look, next).toString();
    },
    [theme, language],
  );
  const go = useCallback(
    (path: string, query: string, how: How) =>
      void navigate({ pathname: path, search: query === '' ? '' : `?${query}` }, { replace: how === 'replace' }),
    [navigate],
  );

  useEffect(() => {
    const wanted = queryOf(place, isCalling);
    if (wanted !== text && isHere()) go(pathname, wanted, 'replace');
  }, [queryOf, place, isCalling, text, go, pathname, isHere]);

  return {
    place,
    open: id,
    isCalling,
    narrow: useCallback(
      (parts, how = 'push') => go(pathname, queryOf({ ...place, ...parts }, isCalling), how),
      [go, pathname, queryOf, place, isCalling],
    ),
    openCase: useCallback(
      (next, how = 'push') =>
        go(next === null ? '/cases' : `/cases/${encodeURIComponent(next)}`, queryOf(place, false), how),
      [go, queryOf, place],
    ),
    call: useCallback((calling) => go('/cases', queryOf(place, calling), 'push'), [go, queryOf, place]),
  };
}
