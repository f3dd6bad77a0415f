import type { PolicyItem } from '../../../../shared/http/endpoints/policies.ts';
import { readableQuote } from '../../../selectors/policy-search.ts';
import { StatedMark } from '../PolicyMarks.tsx';
import { useWords } from '../use-words.ts';
import { isLabel, type Fields } from '../../../selectors/policy-places.ts';

const BASES: ReadonlySet<unknown> = new Set<PolicyItem['basis']>(['clause', 'assumed', 'not-provided']);

interface ProvenanceProps {
  readonly of: Fields;
  /** A clause that is already said above and need not be said again. */
  readonly said?: string | undefined;
}

/** Where an item inside a value comes from: its clause, whether the text says it, its own words. */
export function Provenance({ of, said }: ProvenanceProps) {
  const words = useWords();
  const { clause, basis, quote, note } = of;
  return (
    <span className="provenance">
      {typeof clause === 'string' && clause !== said && <small>{clause}</small>}
      {isBasis(basis) && basis !== 'clause' && <StatedMark basis={basis} />}
      {typeof quote === 'string' && <q lang="zh-CN">{readableQuote(quote)}</q>}
      {note !== undefined && note !== null && <small>{isLabel(note) ? words.label(note) : String(note)}</small>}
    </span>
  );
}

function isBasis(basis: unknown): basis is PolicyItem['basis'] {
  return BASES.has(basis);
}
