import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { usePolicyPage } from './policy-context.ts';
import { useWords } from './use-words.ts';

interface RuleLinesProps {
  readonly pack: string;
  readonly itemKey: string;
  readonly rules: readonly string[];
  /** On which card of the page each rule is told in full. */
  readonly tellers: ReadonlyMap<string, string>;
}

/**
 * The rules that read a parameter, each with its sentence as the documentation has it in the language of the screen. A rule
 * that reads several of them is told on the first card, and the others lead there.
 */
export function RuleLines({ pack, itemKey, rules, tellers }: RuleLinesProps) {
  const { t } = useTranslation('policy');
  const { books, to } = usePolicyPage();
  const words = useWords();
  if (rules.length === 0) return null;
  return (
    <ul className="rule-lines" aria-label={t('card.rules')}>
      {rules.map((id) => {
        const rule = books.rules.get(id);
        const name = `${t('card.rule')} ${id} ${rule ? words.label(rule.title) : ''}`;
        const teller = tellers.get(id) ?? itemKey;
        return (
          <li key={id}>
            {teller === itemKey ? (
              <>
                <b>{name}</b>
                <p>{rule ? words.label(rule.text) : t('card.noRule')}</p>
              </>
            ) : (
              <Link className="link" to={to({ pack, key: teller })} title={t('card.ruleAbove')}>
                {name}
              </Link>
            )}
          </li>
        );
      })}
    </ul>
  );
}
