import { useTranslation } from 'react-i18next';
import { usernameSchema } from '../../../shared/access/account.ts';
import { Field, type FieldProps } from './Field.tsx';

/** Whether somebody can be called so. */
export function isUsername(text: string): boolean {
  return usernameSchema.safeParse(text).success;
}

/** The user name of a new account, judged as one types. */
export function UsernameField({ value, ...field }: Pick<FieldProps, 'value' | 'changed' | 'autoComplete'>) {
  const { t } = useTranslation('setup');
  return (
    <Field
      {...field}
      label={t('username')}
      name="username"
      autoCapitalize="none"
      spellCheck={false}
      required
      maxLength={32}
      hint={t('username-hint')}
      trouble={value === '' || isUsername(value) ? null : t('username-hint')}
      value={value}
    />
  );
}
