import { useEffect, useRef, useState } from 'react';
import type { DeskCase } from '../../../shared/desk/desk-filter.ts';
import { useStores } from '../../stores/use-stores.ts';
import { fetchCases } from '../../wire/fetch-cases.ts';
import { browserLife } from '../../wire/page-life.ts';
import { createWordsReader, type WordsReader } from '../../wire/read-case-words.ts';

const NONE: ReadonlySet<string> = new Set();

/**
 * Reads what people wrote of the rows that are on screen: the stream tells nobody's words (ACC-14). Answers which cases it could not
 * read; they are asked for again by themselves, and at once when the link is live again.
 */
export function useCaseWords(
  shown: readonly DeskCase[],
  took: (items: readonly DeskCase[]) => void,
): ReadonlySet<string> {
  const { link } = useStores();
  const [unread, setUnread] = useState(NONE);
  const reader = useRef<WordsReader | null>(null);
  const wanted = shown
    .filter(({ id, description }) => description === undefined && !id.includes(','))
    .map(({ id }) => id)
    .join();
  useEffect(() => {
    const made = createWordsReader({
      read: (ids, signal) => fetchCases(new URLSearchParams({ ids: ids.join(), limit: `${ids.length}` }), signal),
      took,
      told: setUnread,
      life: browserLife(),
    });
    reader.current = made;
    const stop = link.subscribe((now, before) => {
      if (now.status.kind === 'live' && before.status.kind !== 'live') made.again();
    });
    return () => {
      stop();
      made.end();
    };
  }, [link, took]);
  useEffect(() => reader.current?.show(wanted === '' ? [] : wanted.split(',')), [wanted]);
  return unread;
}
