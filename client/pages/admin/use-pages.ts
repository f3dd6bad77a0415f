import { useCallback, useEffect, useRef, useState } from 'react';
import type { Result } from '../../../shared/lib/result.ts';
import { fetchJson, type FetchFailure } from '../../wire/fetch-json.ts';

interface Page<T> {
  readonly items: readonly T[];
  readonly next?: string | undefined;
}

export interface Pages<T> {
  /** Newest first; null until the first answer. */
  readonly items: readonly T[] | null;
  readonly failure: FetchFailure | null;
  /** Reads the next earlier ones; null when there are none. */
  readonly more: (() => void) | null;
  readonly retry: () => void;
}

interface Read<T> extends Page<T> {
  readonly from: string;
}

/** A list that the server gives page after page, by its address with the query that narrows it. */
export function usePages<T>(path: string, query = ''): Pages<T> {
  const from = `${path}?${query}`;
  const [read, setRead] = useState<Read<T> | null>(null);
  const [failed, setFailed] = useState<{ readonly from: string; readonly failure: FetchFailure } | null>(null);
  const [asked, setAsked] = useState<object>({});

  /** Ends what is read of a list that is narrowed to something else by now. */
  const reading = useRef<{ readonly signal: AbortSignal; cursor: string | null } | null>(null);

  const heard = useCallback(
    (answer: Result<Page<T>, FetchFailure>, isFirst: boolean) => {
      setFailed(answer.ok ? null : { from, failure: answer.error });
      if (!answer.ok) return;
      const { items, next } = answer.value;
      setRead((before) => {
        const earlier = !isFirst && before?.from === from ? before.items : [];
        return { from, items: [...earlier, ...items], next };
      });
    },
    [from],
  );
  useEffect(() => {
    if (!asked) return;
    const abort = new AbortController();
    reading.current = { signal: abort.signal, cursor: null };
    void fetchJson<Page<T>>(from, abort.signal).then((answer) => {
      if (!abort.signal.aborted) heard(answer, true);
    });
    return () => abort.abort();
  }, [from, asked, heard]);

  const own = read?.from === from ? read : null;
  const next = own?.next;
  return {
    items: own?.items ?? null,
    failure: failed?.from === from ? failed.failure : null,
    more:
      next === undefined
        ? null
        : () => {
            const now = reading.current;
            if (now === null || now.cursor === next) return;
            now.cursor = next;
            const all = new URLSearchParams(query);
            all.set('cursor', next);
            void fetchJson<Page<T>>(`${path}?${all}`, now.signal).then((answer) => {
              if (now.signal.aborted) return;
              now.cursor = null;
              heard(answer, false);
            });
          },
    retry: () => setAsked({}),
  };
}
