import { createContext, useContext } from 'react';
import { assert } from '../../../shared/lib/assert.ts';
import type { PolicyBooks } from '../../wire/load-policies.ts';
import type { CodeNames } from './use-policy-words.ts';
import type { PolicyWay } from './use-policy-place.ts';

/** What every part of the page reads: the documents and where it is in them. */
interface PolicyPageParts extends PolicyWay {
  readonly books: PolicyBooks;
}

/** Filled once in PolicyPage.tsx. */
export const PolicyContext = createContext<PolicyPageParts | null>(null);

export function usePolicyPage(): PolicyPageParts {
  const parts = useContext(PolicyContext);
  assert(parts, 'expected the documents around every part of the page');
  return parts;
}

/** Names of the codes of the value at hand: the same code may have another name in another place. */
export const NamesContext = createContext<CodeNames>({ own: new Map(), document: new Map() });
