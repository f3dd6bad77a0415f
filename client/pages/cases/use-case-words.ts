import { useEffect, useRef } from 'react';
import type { DeskCase } from '../../../shared/desk/desk-filter.ts';
import { fetchCases } from '../../wire/fetch-cases.ts';

/** Rows that run past while somebody scrolls are not asked for. */
const SETTLE_MS = 160;
const MOST_IDS = 100;

/** Reads what people wrote of the rows that are on screen: the stream tells nobody's words (ACC-14). Each case is asked for once. */
export function useCaseWords(shown: readonly DeskCase[], took: (items: readonly DeskCase[]) => void): void {
  const asked = useRef(new Set<string>());
  const wanted = shown
    .filter(({ id, description }) => description === undefined && !id.includes(','))
    .map(({ id }) => id)
    .join();
  useEffect(() => {
    const ids = wanted
      .split(',')
      .filter((id) => id !== '' && !asked.current.has(id))
      .slice(0, MOST_IDS);
    if (ids.length === 0) return;
    const timer = window.setTimeout(() => {
      for (const id of ids) asked.current.add(id);
      const query = new URLSearchParams({ ids: ids.join(), limit: String(MOST_IDS) });
      void fetchCases(query).then((answer) => {
        if (answer.ok) took(answer.value.items);
        else for (const id of ids) asked.current.delete(id);
      });
    }, SETTLE_MS);
    return () => window.clearTimeout(timer);
  }, [wanted, took]);
}
