import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { API_SCOPES, type ApiScope } from '../../../shared/access/api-scopes.ts';
import type { AnswerOf } from '../../../shared/http/endpoint.ts';
import type { issueApiKey } from '../../../shared/http/endpoints/api-keys.ts';
import { localDate, nextDayStartMs, startOfDate } from '../../../shared/lib/local-day.ts';
import { useNames } from '../../panels/use-names.ts';
import { usePlaces } from '../../panels/use-places.ts';
import { useDistrict, useServerNow } from '../../stores/use-stores.ts';
import { sendJson, type FetchFailure } from '../../wire/fetch-json.ts';
import { Field } from '../sign-in/Field.tsx';
import { CardForm } from './CardForm.tsx';
import { useScopeName } from './use-scope-name.ts';

export type IssuedKey = AnswerOf<typeof issueApiKey>;

interface IssueKeyProps {
  readonly made: (issued: IssuedKey) => void;
  readonly cancel: () => void;
}

/** A key says what it is for, what it opens, and where and until when if that is narrower than everything. */
export function IssueKey({ made, cancel }: IssueKeyProps) {
  const { t } = useTranslation('keys');
  const { t: shared } = useTranslation('admin');
  const names = useNames();
  const scopeName = useScopeName();
  const { towns } = usePlaces();
  const timeZone = useDistrict((state) => state.district?.timeZone ?? 'Asia/Shanghai');
  const today = localDate(useServerNow(60_000), timeZone);
  const [name, setName] = useState('');
  const [scopes, setScopes] = useState<readonly ApiScope[]>([]);
  const [town, setTown] = useState('');
  const [lastDay, setLastDay] = useState('');
  const [failure, setFailure] = useState<FetchFailure | null>(null);

  async function submit(): Promise<void> {
    const answer = await sendJson<IssuedKey>('POST', '/api/v1/api-keys', {
      name,
      scopes,
      ...(town === '' ? {} : { town }),
      ...(lastDay === '' ? {} : { expires: nextDayStartMs(startOfDate(lastDay, timeZone), timeZone) }),
    });
    setFailure(answer.ok ? null : answer.error);
    if (answer.ok) made(answer.value);
  }

  return (
    <CardForm
      title={t('issue')}
      saveWord={t('save')}
      isReady={name.trim() !== '' && scopes.length > 0}
      failure={failure}
      submit={submit}
      cancel={cancel}
    >
      <Field
        label={t('name')}
        name="name"
        required
        autoFocus
        maxLength={60}
        autoComplete="off"
        hint={t('name-hint')}
        value={name}
        changed={setName}
      />
      <fieldset className="choices">
        <legend>{t('scopes')}</legend>
        {API_SCOPES.map((scope) => (
          <label key={scope}>
            <input
              type="checkbox"
              checked={scopes.includes(scope)}
              onChange={({ target }) =>
                setScopes(API_SCOPES.filter((one) => (one === scope ? target.checked : scopes.includes(one))))
              }
            />
            {scopeName(scope)} <code className="muted">{scope}</code>
          </label>
        ))}
      </fieldset>
      <label className="field">
        <span>{shared('town')}</span>
        <select value={town} onChange={({ target }) => setTown(target.value)}>
          <option value="">{shared('town-all')}</option>
          {towns.map(({ code }) => (
            <option key={code} value={code}>
              {names.town(code)}
            </option>
          ))}
        </select>
      </label>
      <Field
        label={t('expires')}
        name="expires"
        type="date"
        min={today}
        hint={t('expires-hint')}
        value={lastDay}
        changed={setLastDay}
      />
    </CardForm>
  );
}
