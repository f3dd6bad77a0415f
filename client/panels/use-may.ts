import { useEffect, useState } from 'react';
import type { Action } from '../../shared/access/actions.ts';
import { authorize, type Resource } from '../../shared/access/authorize.ts';
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
  return authorize(
    { id: 'this operator', account: null, role, town, officer: null, grids: [], simulated: false },
    action,
    resource,
  );
}
