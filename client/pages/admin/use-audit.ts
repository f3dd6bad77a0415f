import { useCallback, useEffect, useState } from 'react';
import type { AnswerOf } from '../../../shared/http/endpoint.ts';
import type { AuditItem, listAudit } from '../../../shared/http/endpoints/audit.ts';
import type { Result } from '../../../shared/lib/result.ts';
import { fetchJson, type FetchFailure } from '../../wire/fetch-json.ts';

type AuditAnswer = AnswerOf<typeof listAudit>;

export interface AuditPages {
  /** Newest first; null until the first answer. */
  readonly items: readonly AuditItem[] | null;
  readonly failure: FetchFailure | null;
  /** Reads the next earlier events; null when there are none. */
  readonly more: (() => void) | null;
  readonly retry: () => void;
}

interface Read {
  readonly query: string;
  readonly items: readonly AuditItem[];
  readonly next: string | undefined;
}

/** Events that match a query, page after page. */
export function useAudit(query: string): AuditPages {
  const [read, setRead] = useState<Read | null>(null);
  const [failure, setFailure] = useState<FetchFailure | null>(null);
  const [asked, setAsked] = useState<object>({});

  const heard = useCallback(
    (answer: Result<AuditAnswer, FetchFailure>, isFirst: boolean) => {
      setFailure(answer.ok ? null : answer.error);
      if (!answer.ok) return;
      const { items, next } = answer.value;
      setRead((before) => {
        const earlier = !isFirst && before?.query === query ? before.items : [];
        return { query, items: [...earlier, ...items], next };
      });
    },
    [query],
  );
  useEffect(() => {
    if (!asked) return;
    const abort = new AbortController();
    void readAudit(query, undefined, abort.signal).then((answer) => {
      if (!abort.signal.aborted) heard(answer, true);
    });
    return () => abort.abort();
  }, [query, asked, heard]);

  const own = read?.query === query ? read : null;
  const next = own?.next;
  return {
    items: own?.items ?? null,
    failure,
    more: next === undefined ? null : () => void readAudit(query, next).then((answer) => heard(answer, false)),
    retry: () => setAsked({}),
  };
}

function readAudit(query: string, cursor: string | undefined, signal?: AbortSignal) {
  const all = new URLSearchParams(query);
  if (cursor !== undefined) all.set('cursor', cursor);
  return fetchJson<AuditAnswer>(`/api/v1/audit?${all}`, signal);
}
