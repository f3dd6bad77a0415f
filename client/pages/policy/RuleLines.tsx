import { useTranslation } from 'react-i18next';
import { usePolicyPage } from './policy-context.ts';

/** The rules that read a parameter, each with its sentence (in English, as the documentation has it). */
export function RuleLines({ rules }: { readonly rules: readonly string[] }) {
  const { t } = useTranslation('policy');
  const { books } = usePolicyPage();
  if (rules.length === 0) return null;
  return (
    <ul className="rule-lines" aria-label={t('card.rules')}>
      {rules.map((id) => {
        const rule = books.rules.get(id);
        return (
          <li key={id}>
            <b>
              {t('card.rule')} {id}
            </b>{' '}
            {rule ? (
              <span lang="en">
                {rule.title}: {rule.text}
              </span>
            ) : (
              <span>{t('card.noRule')}</span>
            )}
          </li>
        );
      })}
    </ul>
  );
}
