import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Field, type FieldProps } from './Field.tsx';

interface PasswordFieldProps extends Pick<
  FieldProps,
  'label' | 'name' | 'value' | 'changed' | 'hint' | 'trouble' | 'autoFocus'
> {
  /** One that is being chosen: the browser offers to make one instead of filling in the known one. */
  readonly isNew?: boolean;
}

/** A password being typed, with a way to look at it. */
export function PasswordField({ isNew = false, hint, trouble = null, ...field }: PasswordFieldProps) {
  const { t } = useTranslation('signIn');
  const [isShown, setIsShown] = useState(false);
  return (
    <Field
      {...field}
      type={isShown ? 'text' : 'password'}
      autoComplete={isNew ? 'new-password' : 'current-password'}
      required
      maxLength={128}
      trouble={trouble}
      hint={hint}
      beside={
        <button type="button" className="link" aria-pressed={isShown} onClick={() => setIsShown(!isShown)}>
          {t(isShown ? 'hide' : 'show')}
        </button>
      }
    />
  );
}
