import { useTranslation } from 'react-i18next';
import type { FetchFailure } from '../../wire/fetch-json.ts';

const SAID = [
  'username-taken',
  'identity-taken',
  'own-account',
  'roles-clash',
  'last-administrator',
  'account-left',
  'forbidden',
  'unreachable',
] as const;

/** Why something was not done to an account. */
export function useAccountRefused(): (failure: FetchFailure) => string {
  const { t } = useTranslation('accounts');
  return ({ code, detail }) => {
    const known = SAID.find((said) => said === code);
    return known ? t(`refused-${known}`) : t('refused-other', { code, detail });
  };
}
