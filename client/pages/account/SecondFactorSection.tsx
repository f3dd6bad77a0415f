import { QRCodeSVG } from 'qrcode.react';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { AnswerOf } from '../../../shared/http/endpoint.ts';
import type { confirmTotp, enrolTotp } from '../../../shared/http/endpoints/account.ts';
import type { SessionAnswer } from '../../../shared/http/endpoints/session.ts';
import { sendJson, type FetchFailure } from '../../wire/fetch-json.ts';
import { Field } from '../sign-in/Field.tsx';
import { PasswordField } from '../sign-in/PasswordField.tsx';
import type { OwnAccount } from './AccountPage.tsx';
import { RecoveryCodes } from './RecoveryCodes.tsx';
import { useRefused } from './use-refused.ts';

type Begun = AnswerOf<typeof enrolTotp>;
type Confirmed = AnswerOf<typeof confirmTotp>;

interface SecondFactorSectionProps {
  readonly account: OwnAccount;
  readonly renewed: (answer: SessionAnswer) => void;
  readonly changed: () => void;
}

/** Enrol, replace or remove the authenticator. It counts from its first code on; the recovery codes are shown once. */
export function SecondFactorSection({ account, renewed, changed }: SecondFactorSectionProps) {
  const { t } = useTranslation('account');
  const refused = useRefused();
  const { confirmed, needed, recoveryCodesLeft } = account.secondFactor;
  const [password, setPassword] = useState('');
  const [oldCode, setOldCode] = useState('');
  const [code, setCode] = useState('');
  const [begun, setBegun] = useState<Begun | null>(null);
  const [done, setDone] = useState<Confirmed | null>(null);
  const [failure, setFailure] = useState<FetchFailure | null>(null);

  async function begin(event: FormEvent): Promise<void> {
    event.preventDefault();
    const body = { ...(account.hasPassword ? { password } : {}), ...(confirmed ? { code: oldCode } : {}) };
    const answer = await sendJson<Begun>('POST', '/api/v1/account/totp', body);
    setFailure(answer.ok ? null : answer.error);
    if (answer.ok) setBegun(answer.value);
  }

  async function confirm(event: FormEvent): Promise<void> {
    event.preventDefault();
    const answer = await sendJson<Confirmed>('POST', '/api/v1/account/totp/confirm', { code });
    setFailure(answer.ok ? null : answer.error);
    if (answer.ok) setDone(answer.value);
  }

  async function remove(): Promise<void> {
    const answer = await sendJson('POST', '/api/v1/account/totp/remove', { code: oldCode });
    setFailure(answer.ok ? null : answer.error);
    if (answer.ok) changed();
  }

  function kept(session: SessionAnswer): void {
    setBegun(null);
    setDone(null);
    [setPassword, setOldCode, setCode].forEach((clear) => clear(''));
    renewed(session);
  }

  const trouble = failure && (
    <p className="form-trouble" role="alert" data-code={failure.code}>
      {refused(failure)}
    </p>
  );
  return (
    <section className="plain-card" aria-label={t('factor-title')}>
      <h2>{t('factor-title')}</h2>
      {done ? (
        <RecoveryCodes codes={done.recoveryCodes} kept={() => kept(done.session)} />
      ) : begun ? (
        <form className="totp-form" onSubmit={(event) => void confirm(event)}>
          <div className="qr">
            <QRCodeSVG value={begun.url} size={184} marginSize={3} title={t('scan-alt')} />
          </div>
          <div className="sign-in-form">
            <p>{t('scan')}</p>
            <dl className="fact-rows">
              <div>
                <dt>{t('secret')}</dt>
                <dd>
                  <code className="secret">{begun.secret.replace(/(.{4})(?=.)/g, '$1 ')}</code>
                </dd>
              </div>
            </dl>
            <Field
              label={t('first-code')}
              name="first-code"
              inputMode="numeric"
              autoComplete="one-time-code"
              required
              autoFocus
              maxLength={6}
              value={code}
              changed={setCode}
            />
            {trouble}
            <button type="submit" className="button button-main">
              {t('confirm')}
            </button>
          </div>
        </form>
      ) : (
        <form className="sign-in-form" onSubmit={(event) => void begin(event)}>
          <p>{confirmed ? t('factor-on', { count: recoveryCodesLeft }) : t('factor-none')}</p>
          {confirmed && needed && <p className="muted">{t('factor-needed')}</p>}
          {account.hasPassword && (
            <PasswordField
              label={t('confirm-password')}
              name="confirm-password"
              value={password}
              changed={setPassword}
            />
          )}
          {confirmed && (
            <Field
              label={t('old-code')}
              name="old-code"
              autoComplete="one-time-code"
              required
              maxLength={24}
              value={oldCode}
              changed={setOldCode}
            />
          )}
          {trouble}
          <div className="button-row">
            <button type="submit" className="button button-main">
              {t(confirmed ? 'renew' : 'begin')}
            </button>
            {confirmed && !needed && (
              <button type="button" className="button" disabled={oldCode.length < 6} onClick={() => void remove()}>
                {t('remove')}
              </button>
            )}
          </div>
        </form>
      )}
    </section>
  );
}
