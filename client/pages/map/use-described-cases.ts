import { useEffect, useState } from 'react';
import type { CaseView } from '../../../shared/model/case.ts';
import { townOfScope } from '../../../shared/world/scope.ts';
import { useMay } from '../../panels/use-may.ts';
import { describedQuery } from '../../selectors/described-cases.ts';
import { useLink } from '../../stores/use-stores.ts';
import { fetchJson } from '../../wire/fetch-json.ts';

type Cases = readonly CaseView[];

/** What the server found of cases by what people wrote in them. */
interface DescribedCases {
  readonly state: 'idle' | 'reading' | 'ready' | 'failed';
  readonly items: Cases;
}

/** Long enough that a word being typed is asked for once. */
const PAUSE_MS = 250;
const NOTHING: Cases = [];

/** Cases of the watched scope by their words: these are in no stream, so the server looks, when one pauses in typing (ACC-14). */
export function useDescribedCases(text: string): DescribedCases {
  const may = useMay('case:read');
  const town = useLink((link) => townOfScope(link.scope));
  const query = may ? describedQuery(text, town) : null;
  const [heard, setHeard] = useState<{ readonly query: string; readonly items: Cases | null } | null>(null);
  useEffect(() => {
    if (query === null) return;
    const abort = new AbortController();
    const timer = setTimeout(() => {
      void fetchJson<{ readonly items: Cases }>(`/api/v1/cases?${query}`, abort.signal).then((answer) => {
        if (!abort.signal.aborted) setHeard({ query, items: answer.ok ? answer.value.items : null });
      });
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [query]);
  if (query === null) return { state: 'idle', items: NOTHING };
  if (heard?.query !== query) return { state: 'reading', items: NOTHING };
  return { state: heard.items ? 'ready' : 'failed', items: heard.items ?? NOTHING };
}
