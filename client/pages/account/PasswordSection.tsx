import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { SessionAnswer } from '../../../shared/http/endpoints/session.ts';
import { useFormats } from '../../panels/use-formats.ts';
import { useServerNow } from '../../stores/use-stores.ts';
import { sendJson, type FetchFailure } from '../../wire/fetch-json.ts';
import { isGoodPassword, NewPassword, NOTHING_TYPED } from '../sign-in/NewPassword.tsx';
import { PasswordField } from '../sign-in/PasswordField.tsx';
import type { OwnAccount } from './AccountPage.tsx';
import { useRefused } from './use-refused.ts';

interface PasswordSectionProps {
  readonly account: OwnAccount;
  readonly renewed: (answer: SessionAnswer) => void;
}

/** One's own password: the rules as one types, and every other session ends with the change. */
export function PasswordSection({ account, renewed }: PasswordSectionProps) {
  const { t } = useTranslation('account');
  const formats = useFormats();
  const nowMs = useServerNow(60_000);
  const refused = useRefused();
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState(NOTHING_TYPED);
  const [isDone, setIsDone] = useState(false);
  const [isBusy, setIsBusy] = useState(false);
  const [failure, setFailure] = useState<FetchFailure | null>(null);
  const isReady = isGoodPassword(next, account.username);

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (!isReady) return;
    setIsBusy(true);
    const body = { current, next: next.text };
    const answer = await sendJson<SessionAnswer>('POST', '/api/v1/account/password', body);
    setIsBusy(false);
    setFailure(answer.ok ? null : answer.error);
    if (!answer.ok) return;
    setIsDone(true);
    setCurrent('');
    setNext(NOTHING_TYPED);
    renewed(answer.value);
  }

  return (
    <section className="plain-card" aria-label={t('password-title')}>
      <h2>{t('password-title')}</h2>
      {account.passwordChangedMs !== null && (
        <p className="muted">{t('password-changed', { at: formats.moment(account.passwordChangedMs, nowMs) })}</p>
      )}
      {!account.hasPassword && <p>{t('no-password')}</p>}
      {account.hasPassword && (
        <form className="sign-in-form" onSubmit={(event) => void submit(event)}>
          <PasswordField label={t('current')} name="current" value={current} changed={setCurrent} />
          <NewPassword
            label={t('next')}
            labelAgain={t('again')}
            name="next"
            username={account.username}
            typed={next}
            changed={setNext}
          />
          {failure && (
            <p className="form-trouble" role="alert">
              {refused(failure)}
            </p>
          )}
          {isDone && (
            <p className="form-note" role="status">
              {t('changed')}
            </p>
          )}
          <p className="muted">{t('change-note')}</p>
          <button type="submit" className="button button-main" disabled={isBusy || !isReady}>
            {t('change')}
          </button>
        </form>
      )}
    </section>
  );
}
