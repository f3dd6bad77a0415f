import { useEffect, useState } from 'react';
import { useStores } from '../../stores/use-stores.ts';
import { fetchJson, type FetchFailure } from '../../wire/fetch-json.ts';

/** What the server said at an address, or why there is nothing yet. */
export interface Answer<T> {
  /** The newest answer of this address; it stays while a newer one is read, and when none comes any more. */
  readonly value: T | null;
  readonly failure: FetchFailure | null;
  readonly retry: () => void;
}

interface Heard<T> {
  readonly path: string;
  readonly value: T | null;
  readonly failure: FetchFailure | null;
}

/** Reads an address when it is wanted (null is not) and again whenever the link comes back. */
export function useAnswer<T>(path: string | null): Answer<T> {
  const { link } = useStores();
  const [asked, setAsked] = useState<object>({});
  const [heard, setHeard] = useState<Heard<T> | null>(null);
  useEffect(() => {
    if (path === null || !asked) return;
    const abort = new AbortController();
    void fetchJson<T>(path, abort.signal).then((answer) => {
      if (abort.signal.aborted) return;
      setHeard((before) => {
        if (answer.ok) return { path, value: answer.value, failure: null };
        return { path, value: before?.path === path ? before.value : null, failure: answer.error };
      });
    });
    return () => abort.abort();
  }, [path, asked]);
  useEffect(
    () =>
      link.subscribe((now, before) => {
        if (now.status.kind === 'live' && before.status.kind !== 'live') setAsked({});
      }),
    [link],
  );
  const own = heard?.path === path ? heard : null;
  return { value: own?.value ?? null, failure: own?.failure ?? null, retry: () => setAsked({}) };
}
