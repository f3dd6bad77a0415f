import { useMemo } from 'react';
import { usePolicyPage } from './policy-context.ts';
import { usePolicyWords, type PolicyWords } from './use-policy-words.ts';

/** The words of the page with the titles of the loaded documents. */
export function useWords(): PolicyWords {
  const { books } = usePolicyPage();
  const titles = useMemo(
    () => new Map(books.list.items.map(({ id, document }) => [id, document.title])),
    [books.list.items],
  );
  return usePolicyWords(titles);
}
