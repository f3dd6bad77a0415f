import { useRef, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { SessionAnswer } from '../../../shared/http/endpoints/session.ts';
import { sendJson, type FetchFailure } from '../../wire/fetch-json.ts';
import { Field } from './Field.tsx';
import { PasswordField } from './PasswordField.tsx';
import { useSignInTrouble } from './use-sign-in-trouble.ts';

interface SignInFormProps {
  /** Fixed where somebody signs in again. */
  readonly username?: string;
  readonly entered: (answer: SessionAnswer) => void;
}

/** Name and password, then the one-time code when it is asked for. A refusal keeps what was typed. */
export function SignInForm({ username: fixed, entered }: SignInFormProps) {
  const { t } = useTranslation('signIn');
  const trouble = useSignInTrouble();
  const [username, setUsername] = useState(fixed ?? '');
  const [password, setPassword] = useState('');
  const [totp, setTotp] = useState('');
  const [asksCode, setAsksCode] = useState(false);
  const [isBusy, setIsBusy] = useState(false);
  const [failure, setFailure] = useState<FetchFailure | null>(null);
  const form = useRef<HTMLFormElement>(null);

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    setIsBusy(true);
    const body = { username, password, ...(asksCode ? { totp } : {}) };
    const answer = await sendJson<SessionAnswer>('POST', '/api/v1/session', body);
    setIsBusy(false);
    if (answer.ok) return entered(answer.value);
    setFailure(answer.error);
    const { code } = answer.error;
    if (code === 'second-factor-needed' || code === 'second-factor-wrong') setAsksCode(true);
    requestAnimationFrame(() => {
      const wrong = code.startsWith('second-factor') ? 'totp' : code === 'sign-in-failed' ? 'password' : null;
      if (wrong) form.current?.querySelector<HTMLInputElement>(`[name=${wrong}]`)?.select();
    });
  }

  return (
    <form ref={form} className="sign-in-form" onSubmit={(event) => void submit(event)}>
      <Field
        label={t('username')}
        name="username"
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        required
        maxLength={64}
        readOnly={fixed !== undefined}
        autoFocus={fixed === undefined}
        value={username}
        changed={setUsername}
      />
      <PasswordField
        label={t('password')}
        name="password"
        autoFocus={fixed !== undefined}
        value={password}
        changed={setPassword}
      />
      {asksCode && (
        <Field
          label={t('totp')}
          name="totp"
          inputMode="numeric"
          autoComplete="one-time-code"
          required
          maxLength={24}
          hint={t('totp-hint')}
          value={totp}
          changed={setTotp}
        />
      )}
      {failure && (
        <p
          className={failure.code === 'second-factor-needed' ? 'form-note' : 'form-trouble'}
          role="alert"
          data-code={failure.code}
        >
          {trouble(failure)}
        </p>
      )}
      <button type="submit" className="button button-main" disabled={isBusy}>
        {t(isBusy ? 'busy' : 'submit')}
      </button>
    </form>
  );
}
