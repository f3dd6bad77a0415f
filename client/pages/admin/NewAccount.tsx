import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AnswerOf } from '../../../shared/http/endpoint.ts';
import type { AccountItem, createAccount } from '../../../shared/http/endpoints/accounts.ts';
import { sendJson, type FetchFailure } from '../../wire/fetch-json.ts';
import { Field } from '../sign-in/Field.tsx';
import { useSetup } from '../sign-in/use-setup.ts';
import { isUsername, UsernameField } from '../sign-in/UsernameField.tsx';
import { CardForm } from './CardForm.tsx';
import { useAccountRefused } from './use-account-refused.ts';

interface NewAccountProps {
  readonly made: (account: AccountItem, oneTimePassword: string | null) => void;
  readonly cancel: () => void;
}

/** A name and a user name make an account, with a one-time password or for single sign-on; it has no role yet. */
export function NewAccount({ made, cancel }: NewAccountProps) {
  const { t } = useTranslation('accounts');
  const refused = useAccountRefused();
  const [name, setName] = useState('');
  const [username, setUsername] = useState('');
  const [failure, setFailure] = useState<FetchFailure | null>(null);
  const isName = isUsername(username);
  const isOffered = useSetup()?.singleSignOn ?? false;
  const [subject, setSubject] = useState('');

  async function submit(): Promise<void> {
    const elsewhere = subject.trim() === '' ? {} : { subject: subject.trim() };
    const body = { name, username, ...elsewhere };
    const answer = await sendJson<AnswerOf<typeof createAccount>>('POST', '/api/v1/accounts', body);
    if (answer.ok) made(answer.value.account, answer.value.oneTimePassword);
    else setFailure(answer.error);
  }

  return (
    <CardForm
      title={t('create')}
      saveWord={t('save')}
      isReady={isName && name.trim() !== ''}
      failure={failure}
      said={refused}
      submit={submit}
      cancel={cancel}
    >
      <Field label={t('name')} name="name" required autoFocus maxLength={60} value={name} changed={setName} />
      <UsernameField autoComplete="off" value={username} changed={setUsername} />
      {isOffered && (
        <Field
          label={t('sso-subject')}
          name="subject"
          maxLength={255}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          hint={t('sso-new')}
          value={subject}
          changed={setSubject}
        />
      )}
    </CardForm>
  );
}
