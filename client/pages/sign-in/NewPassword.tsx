import { useTranslation } from 'react-i18next';
import { passwordFault } from '../../../shared/access/password-rules.ts';
import { PasswordField } from './PasswordField.tsx';
import { PasswordRules } from './PasswordRules.tsx';

/** A password that is being chosen, typed twice. */
export interface TypedTwice {
  readonly text: string;
  readonly again: string;
}
export const NOTHING_TYPED: TypedTwice = { text: '', again: '' };

/** Whether it is good enough, and the same both times. */
export function isGoodPassword({ text, again }: TypedTwice, username: string): boolean {
  return text === again && passwordFault(text, username) === null;
}

interface NewPasswordProps {
  readonly label: string;
  readonly labelAgain: string;
  readonly name: string;
  readonly username: string;
  readonly typed: TypedTwice;
  readonly changed: (typed: TypedTwice) => void;
}

/** A new password with its rules as one types, and once more against slips. */
export function NewPassword({ label, labelAgain, name, username, typed, changed }: NewPasswordProps) {
  const { t } = useTranslation('setup');
  const { text, again } = typed;
  return (
    <>
      <PasswordField
        label={label}
        name={name}
        isNew
        value={text}
        changed={(next) => changed({ text: next, again })}
        hint={<PasswordRules password={text} username={username} />}
      />
      <PasswordField
        label={labelAgain}
        name="again"
        isNew
        value={again}
        changed={(next) => changed({ text, again: next })}
        trouble={again === '' || text === again ? null : t('not-the-same')}
      />
    </>
  );
}
