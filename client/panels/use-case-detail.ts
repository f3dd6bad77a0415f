import { useEffect, useState } from 'react';
import type { CaseDetail } from '../../shared/http/case-bodies.ts';
import { fetchJson } from '../wire/fetch-json.ts';

/** A case as the server tells it, or why not. */
export type CaseDetailState =
  | { readonly kind: 'loading' }
  | { readonly kind: 'ready'; readonly detail: CaseDetail }
  | { readonly kind: 'failed'; readonly code: string };

/** Reads a case with its timeline, again whenever its version changes; the last answer of the case stays meanwhile. */
export function useCaseDetail(id: string, version: number | null): CaseDetailState {
  const [state, setState] = useState<{
    readonly id: string;
    readonly version: number | null;
    readonly is: CaseDetailState;
  } | null>(null);
  useEffect(() => {
    const abort = new AbortController();
    void fetchJson<CaseDetail>(`/api/v1/cases/${encodeURIComponent(id)}`, abort.signal).then((answer) => {
      if (abort.signal.aborted) return;
      setState({
        id,
        version,
        is: answer.ok ? { kind: 'ready', detail: answer.value } : { kind: 'failed', code: answer.error.code },
      });
    });
    return () => abort.abort();
  }, [id, version]);
  return state?.id === id ? state.is : { kind: 'loading' };
}
