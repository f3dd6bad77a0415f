import { useTranslation } from 'react-i18next';
import { usePolicyPage } from './policy-context.ts';
import { useWords } from './use-words.ts';

/** The rules that read a parameter, each with its sentence as the documentation has it in the language of the screen. */
export function RuleLines({ rules }: { readonly rules: readonly string[] }) {
  const { t } = useTranslation('policy');
  const { books } = usePolicyPage();
  const words = useWords();
  if (rules.length === 0) return null;
  return (
    <ul className="rule-lines" aria-label={t('card.rules')}>
      {rules.map((id) => {
        const rule = books.rules.get(id);
        return (
          <li key={id}>
            <b>
              {t('card.rule')} {id} {rule && words.label(rule.title)}
            </b>
            <p>{rule ? words.label(rule.text) : t('card.noRule')}</p>
          </li>
        );
      })}
    </ul>
  );
}
