import { useEffect, useState } from 'react';
import { authorize, type Action, type Resource } from '../../shared/access/rights.ts';
import type { SessionAnswer } from '../../shared/http/endpoints/session.ts';
import { fetchJson } from '../wire/fetch-json.ts';

/** Whether this operator may do something, by the table that the server refuses by; false until the server has told who it is. */
export function useMay(action: Action, resource: Resource): boolean {
  const [session, setSession] = useState<SessionAnswer | null>(null);
  useEffect(() => {
    const abort = new AbortController();
    void fetchJson<SessionAnswer>('/api/v1/session', abort.signal).then((answer) => {
      if (answer.ok && !abort.signal.aborted) setSession(answer.value);
    });
    return () => abort.abort();
  }, []);
  if (!session) return false;
  const { role, town } = session;
  return authorize({ id: 'this operator', role, town, officer: null, simulated: false }, action, resource);
}
