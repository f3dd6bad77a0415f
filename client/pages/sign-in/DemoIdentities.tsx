import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SessionAnswer } from '../../../shared/http/endpoints/session.ts';
import { useNames } from '../../panels/use-names.ts';
import { usePlaces } from '../../panels/use-places.ts';
import { DEMO_GROUPS, takesTown, type DemoRole } from '../../selectors/demo-identities.ts';
import { sendJson, type FetchFailure } from '../../wire/fetch-json.ts';
import { useSignInTrouble } from './use-sign-in-trouble.ts';

/** Every identity of a demonstration, one press each; a town first where the role is of one. */
export function DemoIdentities({ entered }: { readonly entered: (answer: SessionAnswer) => void }) {
  const { t } = useTranslation('signIn');
  const { t: word } = useTranslation('words');
  const names = useNames();
  const { towns } = usePlaces();
  const trouble = useSignInTrouble();
  const [chosen, setChosen] = useState<string | null>(null);
  const [failure, setFailure] = useState<FetchFailure | null>(null);
  const [busy, setBusy] = useState<DemoRole | null>(null);
  const town = chosen ?? towns[0]?.code ?? null;

  async function enter(role: DemoRole): Promise<void> {
    setBusy(role);
    const body = { demo: role, ...(takesTown(role) && town !== null ? { town } : {}) };
    const answer = await sendJson<SessionAnswer>('POST', '/api/v1/session', body);
    setBusy(null);
    if (answer.ok) entered(answer.value);
    else setFailure(answer.error);
  }

  return (
    <section className="demo-identities" aria-label={t('demo-title')}>
      <header>
        <h2>{t('demo-title')}</h2>
        <p className="muted">{t('demo-text')}</p>
      </header>
      {failure && (
        <p className="form-trouble" role="alert">
          {trouble(failure)}
        </p>
      )}
      {DEMO_GROUPS.map(({ id, roles }) => (
        <section key={id} className="demo-group" aria-label={t(`group-${id}`)}>
          <h3>{t(`group-${id}`)}</h3>
          {roles.some(takesTown) && (
            <label className="demo-town">
              <span>{t('town')}</span>
              <select value={town ?? ''} onChange={({ target }) => setChosen(target.value)}>
                {towns.map(({ code }) => (
                  <option key={code} value={code}>
                    {names.town(code)}
                  </option>
                ))}
              </select>
            </label>
          )}
          <ul>
            {roles.map((role) => (
              <li key={role}>
                <button
                  type="button"
                  data-role={role}
                  disabled={busy !== null || (takesTown(role) && town === null)}
                  onClick={() => void enter(role)}
                >
                  <b>{word(`role.${role}`)}</b>
                  <span>{t(`what-${role}`)}</span>
                </button>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </section>
  );
}
