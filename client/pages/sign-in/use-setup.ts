import { useEffect, useState } from 'react';
import type { AnswerOf } from '../../../shared/http/endpoint.ts';
import type { getSetup } from '../../../shared/http/endpoints/setup.ts';
import { fetchJson } from '../../wire/fetch-json.ts';

export type Setup = AnswerOf<typeof getSetup>;

/** Which ways in there are; null until the server has said so. */
export function useSetup(): Setup | null {
  const [setup, setSetup] = useState<Setup | null>(null);
  useEffect(() => {
    const abort = new AbortController();
    void fetchJson<Setup>('/api/v1/setup', abort.signal).then((answer) => {
      if (answer.ok && !abort.signal.aborted) setSetup(answer.value);
    });
    return () => abort.abort();
  }, []);
  return setup;
}
