import { useCallback, useEffect, useState } from 'react';
import type { CaseDetail } from '../../../shared/http/case-bodies.ts';
import { fetchJson, type FetchFailure } from '../../wire/fetch-json.ts';

export interface CaseFile {
  /** Null until it has been read. */
  readonly detail: CaseDetail | null;
  readonly failure: FetchFailure | null;
  readonly again: () => void;
  /** Takes over what an action answered. */
  readonly put: (detail: CaseDetail) => void;
}

interface Heard {
  readonly id: string;
  readonly detail: CaseDetail | null;
  readonly failure: FetchFailure | null;
}

/**
 * One case with its log, its clocks and what this person may do; read again whenever the list knows another version of it.
 *
 * @param version newest version that is known elsewhere; null when none is
 */
export function useCaseFile(id: string, version: number | null): CaseFile {
  const [heard, setHeard] = useState<Heard | null>(null);
  const [asked, setAsked] = useState<object>({});
  const put = useCallback(
    (detail: CaseDetail) =>
      setHeard((before) => {
        const isOlder = before?.id === detail.id && (before.detail?.version ?? 0) > detail.version;
        return isOlder ? before : { id: detail.id, detail, failure: null };
      }),
    [],
  );
  useEffect(() => {
    if (!asked) return;
    const abort = new AbortController();
    // The version makes another address, so that a newer case is read.
    void fetchJson<CaseDetail>(`/api/v1/cases/${encodeURIComponent(id)}#${version ?? ''}`, abort.signal).then(
      (answer) => {
        if (abort.signal.aborted) return;
        if (answer.ok) return put(answer.value);
        setHeard((before) => ({ id, detail: before?.id === id ? before.detail : null, failure: answer.error }));
      },
    );
    return () => abort.abort();
  }, [id, version, asked, put]);
  const own = heard?.id === id ? heard : null;
  return {
    detail: own?.detail ?? null,
    failure: own?.failure ?? null,
    again: useCallback(() => setAsked({}), []),
    put,
  };
}
