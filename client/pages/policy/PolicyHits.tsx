import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { PolicyHit } from '../../selectors/policy-search.ts';
import { EmptyNote } from '../../ui/EmptyNote.tsx';
import { usePolicyPage } from './policy-context.ts';
import { StatedMark } from './PolicyMarks.tsx';
import { HITS_ID } from './PolicySearchBox.tsx';
import { useWords } from './use-words.ts';

interface PolicyHitsProps {
  readonly query: string;
  readonly hits: readonly PolicyHit[];
  readonly shown: number;
  readonly chosen: number;
  readonly take: (hit: PolicyHit) => void;
}

/** What was found in all documents, best first. */
export function PolicyHits({ query, hits, shown, chosen, take }: PolicyHitsProps) {
  const { t } = useTranslation('policy');
  return (
    <section className="hits">
      <p role="status">
        {hits.length > 0 && t('search.found', { query, count: hits.length })}
        {hits.length > shown && <small> {t('search.more', { count: shown })}</small>}
      </p>
      {hits.length === 0 && <EmptyNote>{t('search.none', { query })}</EmptyNote>}
      <ul id={HITS_ID} role="listbox" aria-label={t('search.results')}>
        {hits.slice(0, shown).map((hit, at) => (
          <Hit
            key={`${hit.kind} ${hit.pack} ${hit.key ?? hit.section} ${hit.title.zh}`}
            id={`${HITS_ID}-${at}`}
            hit={hit}
            query={query}
            chosen={at === chosen}
            take={() => take(hit)}
          />
        ))}
      </ul>
    </section>
  );
}

interface HitProps {
  readonly id: string;
  readonly hit: PolicyHit;
  readonly query: string;
  readonly chosen: boolean;
  readonly take: () => void;
}

function Hit({ id, hit, query, chosen, take }: HitProps) {
  const { t } = useTranslation('policy');
  const { books } = usePolicyPage();
  const words = useWords();
  const detail = books.details.find((one) => one.id === hit.pack);
  const line = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (chosen) line.current?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);
  return (
    <li id={id} ref={line} role="option" aria-selected={chosen} onClick={take}>
      <small className="hit-kind">{t(`search.kind.${hit.kind}`)}</small>
      <p>
        <b>{words.label(hit.title)}</b> <small>{words.other(hit.title)}</small>
      </p>
      {hit.basis && <StatedMark basis={hit.basis} />}
      <p className="hit-excerpt">
        <Marked text={hit.excerpt} query={query} />
      </p>
      <small className="hit-place">
        {detail?.document.number} {hit.section}
      </small>
    </li>
  );
}

function Marked({ text, query }: { readonly text: string; readonly query: string }) {
  const word = query.trim().split(/\s+/)[0] ?? '';
  const at = text.toLowerCase().indexOf(word.toLowerCase());
  if (word === '' || at === -1) return text;
  return (
    <>
      {text.slice(0, at)}
      <mark>{text.slice(at, at + word.length)}</mark>
      {text.slice(at + word.length)}
    </>
  );
}
