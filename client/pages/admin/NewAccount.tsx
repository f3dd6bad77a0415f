import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { usernameSchema } from '../../../shared/access/account.ts';
import type { AnswerOf } from '../../../shared/http/endpoint.ts';
import type { AccountItem, createAccount } from '../../../shared/http/endpoints/accounts.ts';
import { sendJson, type FetchFailure } from '../../wire/fetch-json.ts';
import { Field } from '../sign-in/Field.tsx';
import { useAccountRefused } from './use-account-refused.ts';

interface NewAccountProps {
  readonly made: (account: AccountItem, oneTimePassword: string | null) => void;
  readonly cancel: () => void;
}

/** A name and a user name make an account; it has no role yet. */
export function NewAccount({ made, cancel }: NewAccountProps) {
  const { t } = useTranslation('accounts');
  const refused = useAccountRefused();
  const [name, setName] = useState('');
  const [username, setUsername] = useState('');
  const [failure, setFailure] = useState<FetchFailure | null>(null);
  const isName = usernameSchema.safeParse(username).success;

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    const answer = await sendJson<AnswerOf<typeof createAccount>>('POST', '/api/v1/accounts', { name, username });
    if (answer.ok) made(answer.value.account, answer.value.oneTimePassword);
    else setFailure(answer.error);
  }

  return (
    <section className="plain-card" aria-label={t('create')}>
      <h2>{t('create')}</h2>
      <form className="sign-in-form" onSubmit={(event) => void submit(event)}>
        <Field label={t('name')} name="name" required autoFocus maxLength={60} value={name} changed={setName} />
        <Field
          label={t('username')}
          name="username"
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          required
          maxLength={32}
          hint={t('username-hint')}
          trouble={username === '' || isName ? null : t('username-hint')}
          value={username}
          changed={setUsername}
        />
        {failure && (
          <p className="form-trouble" role="alert" data-code={failure.code}>
            {refused(failure)}
          </p>
        )}
        <div className="button-row">
          <button type="submit" className="button button-main" disabled={!isName || name.trim() === ''}>
            {t('save')}
          </button>
          <button type="button" className="button" onClick={cancel}>
            {t('cancel')}
          </button>
        </div>
      </form>
    </section>
  );
}
