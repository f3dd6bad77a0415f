import { useTranslation } from 'react-i18next';
import type { FetchFailure } from '../../wire/fetch-json.ts';

const SAID = [
  'second-factor-wrong',
  'second-factor-kept',
  'sign-in-failed',
  'unreachable',
  'too-many-attempts',
] as const;

/** Why something about one's own account was not done. */
export function useRefused(): (failure: FetchFailure) => string {
  const { t } = useTranslation('account');
  return ({ code, errors }) => {
    const [wrong] = errors ?? [];
    if (code === 'invalid-input' && wrong?.path === 'current') return t('wrong-current');
    if (code === 'invalid-input' && wrong?.path === 'password') return t('wrong-current');
    if (code === 'invalid-input' && wrong?.path === 'next') return t('wrong-next', { message: wrong.message });
    if (code === 'invalid-input' && wrong) return t('refused-invalid-input', { message: wrong.message });
    const known = SAID.find((said) => said === code);
    return known ? t(`refused-${known}`) : t('refused-other', { code });
  };
}
