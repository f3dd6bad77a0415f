import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SessionList } from '../../../shared/http/endpoints/account.ts';
import { useAnswer } from '../../panels/evidence/use-answer.ts';
import { useStores } from '../../stores/use-stores.ts';
import { sendJson, type FetchFailure } from '../../wire/fetch-json.ts';
import { signOut } from '../identity/leave.ts';
import { SessionLines } from './SessionLines.tsx';
import { useRefused } from './use-refused.ts';

const PATH = '/api/v1/account/sessions';

/** Where one is signed in, and the way to end each. */
export function SessionsSection() {
  const { t } = useTranslation('account');
  const stores = useStores();
  const refused = useRefused();
  const { value, failure: unread, retry } = useAnswer<SessionList>(PATH);
  const [failure, setFailure] = useState<FetchFailure | null>(null);

  async function end(id: string): Promise<void> {
    const answer = await sendJson('DELETE', `${PATH}/${encodeURIComponent(id)}`);
    setFailure(answer.ok ? null : answer.error);
    retry();
  }

  async function endAll(): Promise<void> {
    const answer = await sendJson('DELETE', PATH);
    if (answer.ok) await signOut(stores);
    else setFailure(answer.error);
  }

  const trouble = failure ?? unread;
  return (
    <section className="plain-card" aria-label={t('sessions-title')}>
      <h2>{t('sessions-title')}</h2>
      {trouble && (
        <p className="form-trouble" role="alert">
          {refused(trouble)}
        </p>
      )}
      {value && <SessionLines items={value.items} end={(id) => void end(id)} />}
      <div className="button-row">
        <button type="button" className="button" onClick={() => void endAll()}>
          {t('sessions-end')}
        </button>
      </div>
    </section>
  );
}
