import { useTranslation } from 'react-i18next';
import type { AnswerOf } from '../../../shared/http/endpoint.ts';
import type { getAccount } from '../../../shared/http/endpoints/account.ts';
import type { SessionAnswer } from '../../../shared/http/endpoints/session.ts';
import { useAnswer } from '../../panels/evidence/use-answer.ts';
import { landingOf } from '../../selectors/doors.ts';
import { identityOf } from '../../stores/session.ts';
import { useSession, useStores } from '../../stores/use-stores.ts';
import { Notice } from '../../ui/Notice.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { enterAs } from '../identity/leave.ts';
import { PlainFrame } from '../identity/PlainFrame.tsx';
import { GiveSecondFactor } from './GiveSecondFactor.tsx';
import { OwnRoles } from './OwnRoles.tsx';
import { PasswordSection } from './PasswordSection.tsx';
import { SecondFactorSection } from './SecondFactorSection.tsx';
import { SessionsSection } from './SessionsSection.tsx';
import { SingleSignOnSection } from './SingleSignOnSection.tsx';
import { ViewsSection } from './ViewsSection.tsx';
import '../sign-in/sign-in.css';
import './account.css';
import { TroubleText } from '../../ui/TroubleText.tsx';

export type OwnAccount = AnswerOf<typeof getAccount>;

/** One's own account. A session that must do something first sees that and nothing else. */
export function AccountPage() {
  const { t } = useTranslation('account');
  const stores = useStores();
  const session = useSession((state) => state.session);
  const { value: account, failure, retry } = useAnswer<OwnAccount>('/api/v1/account');
  if (!session) return null;
  const { restricted } = session;

  /** The session was renewed: the page goes on with it, or opens what it was kept from. */
  const renewed = (answer: SessionAnswer) => {
    if (identityOf(answer) !== identityOf(session) || (restricted !== null && answer.restricted === null))
      return enterAs(landingOf(answer), stores);
    stores.session.getState().entered(answer);
    retry();
  };

  return (
    <PlainFrame title={t('title')}>
      {failure && !account && (
        <Notice title={t('failed', { code: failure.code })} action={{ name: t('retry'), run: retry }}>
          <TroubleText failure={failure} />
        </Notice>
      )}
      {!account && !failure && <Skeleton lines={8} label={t('loading')} />}
      {account && (
        <div className="account">
          {restricted !== null && (
            <p className="form-note" role="status">
              {t(`first-${restricted}`)}
            </p>
          )}
          {restricted === 'give-second-factor' && <GiveSecondFactor renewed={renewed} />}
          {restricted === null && <OwnRoles account={account} />}
          {(restricted === null || restricted === 'change-password') && (
            <PasswordSection account={account} renewed={renewed} />
          )}
          {(restricted === null || restricted === 'enrol-second-factor') && (
            <SecondFactorSection account={account} renewed={renewed} changed={retry} />
          )}
          {restricted === null && <SingleSignOnSection account={account} />}
          {restricted === null && <SessionsSection />}
          {restricted === null && session.officer !== null && <ViewsSection />}
        </div>
      )}
    </PlainFrame>
  );
}
