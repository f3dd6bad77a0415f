import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { SessionAnswer } from '../../../shared/http/endpoints/session.ts';
import { sendJson, type FetchFailure } from '../../wire/fetch-json.ts';
import { Field } from '../sign-in/Field.tsx';
import { useRefused } from './use-refused.ts';

/** For a session that came from elsewhere, without the code. */
export function GiveSecondFactor({ renewed }: { readonly renewed: (answer: SessionAnswer) => void }) {
  const { t } = useTranslation('account');
  const refused = useRefused();
  const [code, setCode] = useState('');
  const [failure, setFailure] = useState<FetchFailure | null>(null);

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    const answer = await sendJson<SessionAnswer>('POST', '/api/v1/session/second-factor', { code });
    if (answer.ok) renewed(answer.value);
    else setFailure(answer.error);
  }

  return (
    <section className="plain-card" aria-label={t('factor-title')}>
      <h2>{t('factor-title')}</h2>
      <form className="sign-in-form" onSubmit={(event) => void submit(event)}>
        <Field
          label={t('code')}
          name="code"
          inputMode="numeric"
          autoComplete="one-time-code"
          required
          autoFocus
          maxLength={24}
          value={code}
          changed={setCode}
          trouble={failure && refused(failure)}
        />
        <button type="submit" className="button button-main">
          {t('give')}
        </button>
      </form>
    </section>
  );
}
