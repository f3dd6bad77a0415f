import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Navigate } from 'react-router';
import type { SessionAnswer } from '../../../shared/http/endpoints/session.ts';
import { useFormats } from '../../panels/use-formats.ts';
import { landingOf } from '../../selectors/doors.ts';
import { useStores } from '../../stores/use-stores.ts';
import { sendJson, type FetchFailure } from '../../wire/fetch-json.ts';
import { enterAs } from '../identity/leave.ts';
import { EntryFrame } from '../sign-in/EntryFrame.tsx';
import { Field } from '../sign-in/Field.tsx';
import { isGoodPassword, NewPassword, NOTHING_TYPED } from '../sign-in/NewPassword.tsx';
import { useSetup } from '../sign-in/use-setup.ts';
import { isUsername, UsernameField } from '../sign-in/UsernameField.tsx';

/** Makes the first administrator with the code of the terminal; nobody else can use this page. */
export function SetupPage() {
  const { t } = useTranslation('setup');
  const stores = useStores();
  const formats = useFormats();
  const setup = useSetup();
  const [code, setCode] = useState('');
  const [name, setName] = useState('');
  const [username, setUsername] = useState('');
  const [password, setPassword] = useState(NOTHING_TYPED);
  const [isBusy, setIsBusy] = useState(false);
  const [failure, setFailure] = useState<FetchFailure | null>(null);

  const isReady = isUsername(username) && isGoodPassword(password, username.toLowerCase());

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (!isReady) return;
    setIsBusy(true);
    const body = { code, name, username, password: password.text };
    const answer = await sendJson<SessionAnswer>('POST', '/api/v1/setup', body);
    setIsBusy(false);
    if (answer.ok) enterAs(landingOf(answer.value), stores);
    else setFailure(answer.error);
  }

  function trouble({ code: why, errors, retryAfterS }: FetchFailure): string {
    const [wrong] = errors ?? [];
    if (why === 'setup-code-wrong') return t('wrong-code');
    if (why === 'too-many-attempts') return t('wait', { wait: formats.age((retryAfterS ?? 60) * 1000) });
    if (why === 'invalid-input' && wrong) return t('wrong-input', { field: wrong.path, message: wrong.message });
    return why === 'setup-done' ? t('done') : t('failed', { code: why });
  }

  if (setup && !setup.needed) return <Navigate to="/sign-in" replace />;
  return (
    <EntryFrame isWide={false}>
      <section className="entry-card" aria-label={t('title')}>
        <h2>{t('title')}</h2>
        <p className="muted">{t('lead')}</p>
        <form className="sign-in-form" onSubmit={(event) => void submit(event)}>
          <Field
            label={t('code')}
            name="code"
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            required
            autoFocus
            maxLength={40}
            hint={t('code-hint')}
            value={code}
            changed={setCode}
          />
          <Field
            label={t('name')}
            name="name"
            autoComplete="name"
            required
            maxLength={60}
            hint={t('name-hint')}
            value={name}
            changed={setName}
          />
          <UsernameField autoComplete="username" value={username} changed={setUsername} />
          <NewPassword
            label={t('password')}
            labelAgain={t('again')}
            name="password"
            username={username.toLowerCase()}
            typed={password}
            changed={setPassword}
          />
          {failure && (
            <p className="form-trouble" role="alert" data-code={failure.code}>
              {trouble(failure)}
            </p>
          )}
          <button type="submit" className="button button-main" disabled={isBusy || !isReady}>
            {t('submit')}
          </button>
        </form>
        <p className="muted">{t('next')}</p>
      </section>
    </EntryFrame>
  );
}
