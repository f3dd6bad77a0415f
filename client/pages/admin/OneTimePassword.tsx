import { useTranslation } from 'react-i18next';
import { ShownOnce } from './ShownOnce.tsx';

export interface Once {
  readonly username: string;
  readonly oneTimePassword: string;
}

/** Shown once, to be told to its owner. */
export function OneTimePassword({ once, told }: { readonly once: Once; readonly told: () => void }) {
  const { t } = useTranslation('accounts');
  return (
    <ShownOnce
      title={t('once-title')}
      facts={[[t('username'), once.username]]}
      secretName={t('once-secret')}
      secret={once.oneTimePassword}
      done={told}
      doneName={t('once-kept')}
    >
      {t('once-text')}
    </ShownOnce>
  );
}
