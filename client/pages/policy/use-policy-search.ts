import { useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import { useLocation, useNavigationType } from 'react-router';
import { policyEntries, searchPolicies, type PolicyHit } from '../../selectors/policy-search.ts';
import { useListChoice } from '../../ui/use-list-choice.ts';
import type { PolicyBooks } from '../../wire/load-policies.ts';
import type { PolicyWay } from './use-policy-place.ts';

/** More lines than this are not read; another word finds better than another page. */
const ROOM = 60;

export interface PolicySearch {
  readonly typed: string;
  readonly query: string;
  readonly hits: readonly PolicyHit[];
  readonly shown: number;
  readonly chosen: number;
  readonly type: (query: string) => void;
  readonly step: (by: 1 | -1) => void;
  readonly take: (hit: PolicyHit | undefined) => void;
}

/** The query with what it finds. It is in the address bar, so that Back returns to the results. */
export function usePolicySearch(books: PolicyBooks | null, { place, go }: PolicyWay): PolicySearch {
  const [typed, setTyped] = useState(place.query);
  const query = useDeferredValue(typed).trim();
  useQueryOfAddress(place.query, setTyped);
  const entries = useMemo(
    () => (books ? policyEntries(books.details, books.list.conflicts, books.rules) : []),
    [books],
  );
  const hits = useMemo(() => searchPolicies(entries, query), [entries, query]);
  const shown = Math.min(hits.length, ROOM);
  const { chosen, choose, step } = useListChoice(shown);

  return {
    typed,
    query,
    hits,
    shown,
    chosen,
    type(text) {
      setTyped(text);
      choose(0);
      go({ ...place, query: text }, 'replace');
    },
    step,
    take(hit = hits[chosen]) {
      if (!hit) return;
      const section = hit.kind === 'parameter' ? null : hit.section;
      go({ pack: hit.pack, key: hit.key, section });
    },
  };
}

/** Steps of the browser's history and links bring their own query; what is typed replaces and needs no bringing. */
function useQueryOfAddress(query: string, bring: (query: string) => void): void {
  const { key } = useLocation();
  const how = useNavigationType();
  const seen = useRef(key);
  useEffect(() => {
    if (seen.current === key) return;
    seen.current = key;
    if (how !== 'REPLACE') bring(query);
  }, [key, how, query, bring]);
}
