import { useTranslation } from 'react-i18next';
import type { SessionList } from '../../../shared/http/endpoints/account.ts';
import { useAnswer } from '../../panels/evidence/use-answer.ts';
import { sendJson } from '../../wire/fetch-json.ts';
import { SessionLines } from '../account/SessionLines.tsx';

/** Where somebody is signed in, and the way to end all of it. */
export function AccountSessions({ path }: { readonly path: string }) {
  const { t } = useTranslation('accounts');
  const { value, retry } = useAnswer<SessionList>(`${path}/sessions`);
  if (!value) return null;
  const endAll = async () => {
    await sendJson('DELETE', `${path}/sessions`);
    retry();
  };
  return (
    <>
      <h3>{t('sessions')}</h3>
      {value.items.length === 0 && <p className="muted">{t('no-sessions')}</p>}
      <SessionLines items={value.items} />
      {value.items.length > 0 && (
        <div className="button-row">
          <button type="button" className="button" onClick={() => void endAll()}>
            {t('end-sessions')}
          </button>
        </div>
      )}
    </>
  );
}
