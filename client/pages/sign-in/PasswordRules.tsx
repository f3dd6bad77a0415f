import { useTranslation } from 'react-i18next';
import { MIN_PASSWORD_LENGTH, passwordFault, type PasswordFault } from '../../../shared/access/password-rules.ts';

/** In the order in which they are judged. */
const RULES = ['too-short', 'has-username', 'repeats', 'common'] as const satisfies readonly PasswordFault[];

interface PasswordRulesProps {
  readonly password: string;
  readonly username: string;
}

/** What a password must be, as one types: the rules are checked in their order, and the first that fails is marked. */
export function PasswordRules({ password, username }: PasswordRulesProps) {
  const { t } = useTranslation('setup');
  const fault = password === '' ? null : passwordFault(password, username);
  const failing = fault === null ? RULES.length : RULES.indexOf(fault);
  return (
    <ul className="password-rules">
      {RULES.map((rule, at) => {
        const state = password === '' || at > failing ? 'open' : at === failing ? 'broken' : 'kept';
        return (
          <li key={rule} className={`is-${state}`}>
            <span aria-hidden="true">{{ open: '○', broken: '✕', kept: '✓' }[state]}</span>
            {t(`rule-${rule}`, { count: MIN_PASSWORD_LENGTH })}
          </li>
        );
      })}
    </ul>
  );
}
