import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { usePolicyPage } from './policy-context.ts';
import { useWords } from './use-words.ts';

/** Parameters that documents of this district give different values: which applies and which does not. */
export function Overruled() {
  const { t } = useTranslation('policy');
  const { books, to } = usePolicyPage();
  const words = useWords();
  const { overruled } = books.list;
  if (overruled.length === 0) return null;
  return (
    <details className="conflict">
      <summary>
        <b>{t('conflicts.computed', { count: overruled.length })}</b>
      </summary>
      <ul>
        {overruled.map(({ key, label, applies, overruled: others }) => (
          <li key={key}>
            <p>
              <b>{words.label(label)}</b>
            </p>
            <p>
              {t('conflicts.applies')}{' '}
              <Link className="link" to={to({ pack: applies.pack, key })}>
                {words.title(applies.pack)}
              </Link>
            </p>
            {others.map(({ pack }) => (
              <p key={pack}>
                {t('conflicts.overruled')}{' '}
                <Link className="link" to={to({ pack, key })}>
                  {words.title(pack)}
                </Link>
              </p>
            ))}
          </li>
        ))}
      </ul>
    </details>
  );
}
