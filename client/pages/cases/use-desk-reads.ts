import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { reachesBack, type DeskCase, type DeskFilter } from '../../../shared/desk/desk-filter.ts';
import { besideCounts, listQuery } from '../../selectors/desk-link.ts';
import { fetchCases } from '../../wire/fetch-cases.ts';
import type { FetchFailure } from '../../wire/fetch-json.ts';

const PAGE_ROWS = 200;
/** Who has no stream reads everything, and again after so long. */
const WHOLE_PAGE_ROWS = 500;
const AGAIN_MS = 20_000;

export interface DeskReads {
  /** What the server told of single cases, with their words. */
  readonly read: ReadonlyMap<string, DeskCase>;
  readonly failure: FetchFailure | null;
  /** The first page is on its way. */
  readonly isReading: boolean;
  /** Reads the next page; null when everything that fits has been read, and while something failed. */
  readonly more: (() => void) | null;
  readonly retry: () => void;
  /** Takes over what was read elsewhere. */
  readonly took: (items: readonly DeskCase[]) => void;
}

interface Pages {
  readonly query: string;
  readonly next: string | null;
}

/**
 * Reads from the server what the live stream does not tell: what has ended, what people wrote, and everything for whoever has no
 * stream. Page after page by its cursor; what has been read stays for as long as the page is open.
 */
export function useDeskReads(filter: DeskFilter, isLive: boolean): DeskReads {
  const [read, setRead] = useState<ReadonlyMap<string, DeskCase>>(new Map());
  const [pages, setPages] = useState<Pages | null>(null);
  const [failed, setFailed] = useState<{ readonly query: string; readonly failure: FetchFailure } | null>(null);
  const [asked, setAsked] = useState<object>({});
  const reading = useRef<string | null>(null);
  /** Ends what is being read for a query that is no more. */
  const ended = useRef<AbortSignal | undefined>(undefined);
  const query = useMemo(() => listQuery(isLive ? filter : besideCounts(filter)).toString(), [filter, isLive]);
  const isNeeded = !isLive || filter.text !== '' || reachesBack(filter);
  const rows = isLive ? PAGE_ROWS : WHOLE_PAGE_ROWS;

  const took = useCallback((items: readonly DeskCase[]) => {
    if (items.length === 0) return;
    setRead((before) => {
      const after = new Map(before);
      for (const item of items) {
        const known = after.get(item.id);
        if (!known || known.version <= item.version) after.set(item.id, item);
      }
      return after;
    });
  }, []);

  const readPage = useCallback(
    (cursor: string | null) => {
      const signal = ended.current;
      const key = `${query} ${cursor ?? ''}`;
      if (reading.current === key) return;
      reading.current = key;
      const all = new URLSearchParams(query);
      all.set('limit', String(rows));
      if (cursor !== null) all.set('cursor', cursor);
      void fetchCases(all, signal).then((answer) => {
        if (signal?.aborted) return;
        if (reading.current === key) reading.current = null;
        setFailed(answer.ok ? null : { query, failure: answer.error });
        if (!answer.ok) return;
        const { items, next = null } = answer.value;
        took(items);
        setPages({ query, next });
      });
    },
    [query, rows, took],
  );

  useEffect(() => {
    if (!isNeeded || !asked) return;
    const abort = new AbortController();
    ended.current = abort.signal;
    readPage(null);
    const again = isLive ? 0 : window.setInterval(() => readPage(null), AGAIN_MS);
    return () => {
      abort.abort();
      window.clearInterval(again);
      reading.current = null;
    };
  }, [isNeeded, isLive, readPage, asked]);

  const own = pages?.query === query ? pages : null;
  const next = isNeeded && own ? own.next : null;
  // Without a stream the order is right only when everything is there.
  useEffect(() => {
    if (!isLive && next !== null) readPage(next);
  }, [isLive, next, readPage]);

  const failure = isNeeded && failed?.query === query ? failed.failure : null;
  return {
    read,
    failure,
    isReading: isNeeded && own === null && failure === null,
    // The list asks whenever it is drawn near its end: what failed waits until it is asked for again.
    more: next === null || failure !== null ? null : () => readPage(next),
    retry: () => setAsked({}),
    took,
  };
}
