import { useTranslation } from 'react-i18next';
import { useFormats } from '../../panels/use-formats.ts';
import type { FetchFailure } from '../../wire/fetch-json.ts';

const SAID = [
  'sign-in-failed',
  'second-factor-needed',
  'second-factor-wrong',
  'account-locked',
  'no-role',
  'demo-off',
  'unreachable',
] as const;

/** Why nobody was let in, in words that say what to do. */
export function useSignInTrouble(): (failure: FetchFailure) => string {
  const { t } = useTranslation('signIn');
  const formats = useFormats();
  return ({ code, retryAfterS }) => {
    if (code === 'too-many-attempts')
      return t('refused-too-many-attempts', { wait: formats.age((retryAfterS ?? 60) * 1000) });
    const known = SAID.find((said) => said === code);
    return known ? t(`refused-${known}`) : t('refused-other', { code });
  };
}
