import { useEffect, useState } from 'react';
import type { AnswerOf } from '../../../shared/http/endpoint.ts';
import type { getZoning } from '../../../shared/http/endpoints/zoning.ts';
import { zoningBook, type ZoningBook } from '../../stores/zoning-book.ts';
import { useDistrict, useStores } from '../../stores/use-stores.ts';
import { fetchJson, type FetchFailure } from '../../wire/fetch-json.ts';

export interface ZoningState {
  /** What was read last, which stays while it is read again. */
  readonly book: ZoningBook | null;
  readonly failure: FetchFailure | null;
  readonly retry: () => void;
}

/** Reads what classes are worked out from into the store, each time that somebody begins to try and the areas are known. */
export function useZoning(): ZoningState {
  const { district } = useStores();
  const book = useDistrict((state) => state.zoning);
  const areas = useDistrict((state) => state.district?.areasVersion ?? null);
  const [failure, setFailure] = useState<FetchFailure | null>(null);
  const [asked, setAsked] = useState<object>({});
  useEffect(() => {
    if (areas === null || !asked) return;
    const abort = new AbortController();
    void fetchJson<AnswerOf<typeof getZoning>>('/api/v1/zoning', abort.signal).then((answer) => {
      if (abort.signal.aborted) return;
      setFailure(answer.ok ? null : answer.error);
      const { towns, zoningLoaded } = district.getState();
      const codes = (towns?.features ?? []).map(({ properties }) => properties.code);
      if (answer.ok) zoningLoaded(zoningBook(answer.value, codes));
    });
    return () => abort.abort();
  }, [district, areas, asked]);
  return { book, failure, retry: () => setAsked({}) };
}
