import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { passwordFault } from '../../../shared/access/password-rules.ts';
import type { SessionAnswer } from '../../../shared/http/endpoints/session.ts';
import { useFormats } from '../../panels/use-formats.ts';
import { useServerNow } from '../../stores/use-stores.ts';
import { sendJson, type FetchFailure } from '../../wire/fetch-json.ts';
import { PasswordRules } from '../setup/PasswordRules.tsx';
import { Field } from '../sign-in/Field.tsx';
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
  const [next, setNext] = useState('');
  const [again, setAgain] = useState('');
  const [isDone, setIsDone] = useState(false);
  const [isBusy, setIsBusy] = useState(false);
  const [failure, setFailure] = useState<FetchFailure | null>(null);
  const isReady = next === again && passwordFault(next, account.username) === null;

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (!isReady) return;
    setIsBusy(true);
    const answer = await sendJson<SessionAnswer>('POST', '/api/v1/account/password', { current, next });
    setIsBusy(false);
    setFailure(answer.ok ? null : answer.error);
    if (!answer.ok) return;
    setIsDone(true);
    [setCurrent, setNext, setAgain].forEach((clear) => clear(''));
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
          <Field
            label={t('current')}
            name="current"
            type="password"
            autoComplete="current-password"
            required
            maxLength={128}
            value={current}
            changed={setCurrent}
          />
          <Field
            label={t('next')}
            name="next"
            type="password"
            autoComplete="new-password"
            required
            maxLength={128}
            value={next}
            changed={setNext}
            hint={<PasswordRules password={next} username={account.username} />}
          />
          <Field
            label={t('again')}
            name="again"
            type="password"
            autoComplete="new-password"
            required
            maxLength={128}
            value={again}
            changed={setAgain}
            trouble={again === '' || next === again ? null : t('not-the-same')}
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
