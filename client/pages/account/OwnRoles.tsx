import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SessionAnswer } from '../../../shared/http/endpoints/session.ts';
import { useNames } from '../../panels/use-names.ts';
import { landingOf } from '../../selectors/doors.ts';
import { useSession, useStores } from '../../stores/use-stores.ts';
import { sendJson, type FetchFailure } from '../../wire/fetch-json.ts';
import { enterAs } from '../identity/leave.ts';
import type { OwnAccount } from './AccountPage.tsx';
import { useRefused } from './use-refused.ts';

/** Who one is, and as what one may act; one role at a time. */
export function OwnRoles({ account }: { readonly account: OwnAccount }) {
  const { t } = useTranslation('account');
  const { t: word } = useTranslation('words');
  const names = useNames();
  const stores = useStores();
  const refused = useRefused();
  const used = useSession((state) => state.session?.grant ?? null);
  const [failure, setFailure] = useState<FetchFailure | null>(null);

  async function actAs(grant: string): Promise<void> {
    const answer = await sendJson<SessionAnswer>('POST', '/api/v1/session/role', { grant });
    if (answer.ok) enterAs(landingOf(answer.value), stores);
    else setFailure(answer.error);
  }

  return (
    <section className="plain-card" aria-label={t('title')}>
      <h2>{account.name}</h2>
      <dl className="fact-rows">
        <div>
          <dt>{t('username')}</dt>
          <dd>{account.username}</dd>
        </div>
        <div>
          <dt>{t('roles')}</dt>
          <dd>
            <ul className="lines">
              {account.grants.map(({ id, role, town, officer }) => (
                <li key={id}>
                  <span>
                    <b>{word(`role.${role}`)}</b> · {town === null ? t('district') : names.town(town)}
                    {officer !== null && ` · ${t('officer', { officer })}`}
                  </span>
                  {id === used ? (
                    <span className="tag">{t('now')}</span>
                  ) : (
                    <button type="button" className="button" onClick={() => void actAs(id)}>
                      {t('act-as')}
                    </button>
                  )}
                </li>
              ))}
            </ul>
          </dd>
        </div>
      </dl>
      {failure && (
        <p className="form-trouble" role="alert">
          {refused(failure)}
        </p>
      )}
    </section>
  );
}
