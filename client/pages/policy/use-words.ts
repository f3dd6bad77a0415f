import { useContext, useMemo } from 'react';
import { NamesContext, usePolicyPage } from './policy-context.ts';
import { usePolicyWords, type PolicyWords } from './use-policy-words.ts';

/** The words of the page with the titles of the documents and the names that the value at hand gives its codes. */
export function useWords(): PolicyWords {
  const { books } = usePolicyPage();
  const names = useContext(NamesContext);
  const titles = useMemo(
    () => new Map(books.list.items.map(({ id, document }) => [id, document.title])),
    [books.list.items],
  );
  return usePolicyWords(titles, names);
}
