import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { KnownConflict } from '../../../shared/policy/known-conflicts.ts';
import { readableQuote } from '../../selectors/policy-search.ts';
import { usePolicyPage } from './policy-context.ts';
import { UseMark } from './PolicyMarks.tsx';
import { useWords } from './use-words.ts';

/** Where documents do not agree: what each says, in its own words, and what the system does about it. */
export function ConflictCard({ conflict }: { readonly conflict: KnownConflict }) {
  const { t } = useTranslation('policy');
  const { to, books } = usePolicyPage();
  const words = useWords();
  const numbers = new Map(books.list.items.map(({ id, document }) => [id, document.number]));
  return (
    <details className="conflict">
      <summary>
        <span className="conflict-kind">{t(`conflictKind.${conflict.kind}`)}</span>
        <b>{words.label(conflict.title)}</b>
        <small>{words.other(conflict.title)}</small>
      </summary>
      <ul>
        {conflict.statements.map(({ pack, clause, quote, reading }) => (
          <li key={`${pack} ${clause}`}>
            <p className="conflict-place">
              <Link className="link" to={to({ pack, section: clause })}>
                {numbers.get(pack) ?? pack} {clause}
              </Link>
              <UseMark pack={pack} />
            </p>
            <p>{words.label(reading)}</p>
            <blockquote lang="zh-CN">{readableQuote(quote)}</blockquote>
          </li>
        ))}
      </ul>
      <p className="conflict-handling">
        <b>{t('conflicts.handling')}</b> {words.label(conflict.handling)}
      </p>
    </details>
  );
}
