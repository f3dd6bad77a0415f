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

/** Why something was not done to an account; null where the answer's own code says it as well. */
export function useAccountRefused(): (failure: FetchFailure) => string | null {
  const { t } = useTranslation('accounts');
  return ({ code }) => {
    const known = SAID.find((said) => said === code);
    return known ? t(`refused-${known}`) : null;
  };
}
