import { useTranslation } from 'react-i18next';
import { Navigate, useSearchParams } from 'react-router';
import type { OidcError } from '../../../shared/http/endpoints/oidc.ts';
import type { SessionAnswer } from '../../../shared/http/endpoints/session.ts';
import { landingOf } from '../../selectors/doors.ts';
import { useStores } from '../../stores/use-stores.ts';
import { isPhone } from '../../ui/is-phone.ts';
import { enterAs } from '../identity/leave.ts';
import { DemoIdentities } from './DemoIdentities.tsx';
import { EntryFrame } from './EntryFrame.tsx';
import { SignInForm } from './SignInForm.tsx';
import { useSetup } from './use-setup.ts';

const OIDC_ERRORS = [
  'oidc-off',
  'oidc-unreachable',
  'oidc-refused',
  'oidc-unknown',
  'oidc-locked',
] as const satisfies readonly OidcError[];

/** Every way in that there is: name and password, sign-in elsewhere, and in a demo any identity. Then on to where one wanted. */
export function SignInPage() {
  const { t } = useTranslation('signIn');
  const stores = useStores();
  const [query] = useSearchParams();
  const setup = useSetup();
  const next = query.get('next');
  const error = OIDC_ERRORS.find((code) => code === query.get('error'));
  const entered = (answer: SessionAnswer) => enterAs(landingOf(answer, next, isPhone()), stores);
  if (setup?.needed) return <Navigate to="/setup" replace />;
  const elsewhere = `/api/v1/session/oidc${next ? `?next=${encodeURIComponent(next)}` : ''}`;
  return (
    <EntryFrame isWide={setup?.demo ?? false}>
      {setup?.demo && <DemoIdentities entered={entered} />}
      <section className="entry-card" aria-label={t('title')}>
        <h2>{t(setup?.demo ? 'or-account' : 'title')}</h2>
        {error && (
          <p className="form-trouble" role="alert">
            {t(`oidc-${error}`)}
          </p>
        )}
        {setup?.proxiedDemo && (
          <p className="form-trouble" role="alert">
            {t('proxied-demo')}
          </p>
        )}
        <SignInForm entered={entered} />
        {setup?.singleSignOn && (
          <a className="button entry-elsewhere" href={elsewhere}>
            {t('elsewhere')}
          </a>
        )}
        <p className="muted">{t('help')}</p>
      </section>
    </EntryFrame>
  );
}
