import { useTranslation } from 'react-i18next';
import { useSetup } from '../sign-in/use-setup.ts';
import type { OwnAccount } from './AccountPage.tsx';

/** Whether one signs in elsewhere, too. Nobody links themselves: the security administrator says who an account is there (ACC-56). */
export function SingleSignOnSection({ account: { singleSignOn, hasPassword } }: { readonly account: OwnAccount }) {
  const { t } = useTranslation('account');
  const isOffered = useSetup()?.singleSignOn ?? false;
  if (!isOffered && !singleSignOn) return null;
  return (
    <section className="plain-card" aria-label={t('sso-title')}>
      <h2>{t('sso-title')}</h2>
      <p>{t(singleSignOn ? 'sso-linked' : 'sso-not-linked')}</p>
      {singleSignOn && !isOffered && <p className="form-note">{t('sso-off')}</p>}
      <p className="muted">
        {t(singleSignOn ? 'sso-unlink-how' : 'sso-link-how')} {singleSignOn && !hasPassword && t('sso-only')}
      </p>
    </section>
  );
}
