import { useEffect, useState } from 'react';
import { useStores } from '../../stores/use-stores.ts';
import type { FetchFailure } from '../../wire/fetch-json.ts';
import { fetchPolicies, type PolicyBooks } from '../../wire/load-policies.ts';

interface PolicyState {
  readonly books: PolicyBooks | null;
  readonly failure: FetchFailure | null;
  /** Asks again; while asking there is neither. */
  readonly retry: () => void;
}

/** The documents, read when the page opens, and again when the link comes back after a failure. */
export function usePolicies(): PolicyState {
  const { link } = useStores();
  const [attempt, setAttempt] = useState(0);
  const [answer, setAnswer] = useState<{ attempt: number; is: Awaited<ReturnType<typeof fetchPolicies>> } | null>(null);
  const failed = answer !== null && !answer.is.ok;

  useEffect(() => {
    let current = true;
    void fetchPolicies().then((is) => {
      if (current) setAnswer({ attempt, is });
    });
    return () => {
      current = false;
    };
  }, [attempt]);

  useEffect(() => {
    if (!failed) return;
    return link.subscribe((now, before) => {
      if (now.status.kind === 'live' && before.status.kind !== 'live') setAttempt((count) => count + 1);
    });
  }, [failed, link]);

  const known = answer?.attempt === attempt ? answer.is : null;
  return {
    books: known?.ok ? known.value : null,
    failure: known && !known.ok ? known.error : null,
    retry: () => setAttempt((count) => count + 1),
  };
}
