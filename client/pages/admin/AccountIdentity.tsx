import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccountItem } from '../../../shared/http/endpoints/accounts.ts';
import { sendJson, type FetchFailure } from '../../wire/fetch-json.ts';
import { Field } from '../sign-in/Field.tsx';
import { useSetup } from '../sign-in/use-setup.ts';
import { SureButton } from './SureButton.tsx';
import { Troubled } from './Troubled.tsx';
import { useAccountRefused } from './use-account-refused.ts';

interface AccountIdentityProps {
  readonly account: AccountItem;
  readonly path: string;
  readonly mayLink: boolean;
  readonly changed: () => void;
}

/** Who an account is at the identity provider; only somebody who grants roles says so (ACC-56). */
export function AccountIdentity({ account, path, mayLink, changed }: AccountIdentityProps) {
  const { t } = useTranslation('accounts');
  const refused = useAccountRefused();
  const isOffered = useSetup()?.singleSignOn ?? false;
  const [subject, setSubject] = useState('');
  const [failure, setFailure] = useState<FetchFailure | null>(null);
  const { identities, hasPassword } = account;
  const at = `${path}/identities`;

  async function done(answer: Awaited<ReturnType<typeof sendJson>>): Promise<void> {
    setFailure(answer.ok ? null : answer.error);
    if (!answer.ok) return;
    setSubject('');
    changed();
  }
  const link = async (event: FormEvent) => {
    event.preventDefault();
    await done(await sendJson('POST', at, { subject: subject.trim() }));
  };

  return (
    <section className="account-identity" aria-label={t('sso')}>
      <h3>{t('sso')}</h3>
      {identities.length === 0 && <p className="muted">{t(isOffered ? 'sso-none' : 'sso-off')}</p>}
      <ul className="lines">
        {identities.map(({ issuer, subject: known }) => (
          <li key={`${issuer} ${known}`}>
            <span>
              <b>{known}</b>
              <small className="muted">{issuer}</small>
            </span>
          </li>
        ))}
      </ul>
      <Troubled failure={failure} said={refused} />
      {mayLink && identities.length > 0 && (
        <div className="button-row">
          <SureButton
            name={t('sso-unlink')}
            sure={t(hasPassword ? 'sso-unlink-sure' : 'sso-unlink-last')}
            run={() => void sendJson('DELETE', at).then(done)}
          />
        </div>
      )}
      {mayLink && isOffered && identities.length === 0 && (
        <form className="sign-in-form grant-form" aria-label={t('sso-link')} onSubmit={(event) => void link(event)}>
          <Field
            label={t('sso-subject')}
            name="subject"
            required
            maxLength={255}
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            hint={t('sso-subject-hint')}
            value={subject}
            changed={setSubject}
          />
          <button type="submit" className="button button-main" disabled={subject.trim() === ''}>
            {t('sso-link')}
          </button>
        </form>
      )}
    </section>
  );
}
