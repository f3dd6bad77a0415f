import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useNames } from '../../panels/use-names.ts';
import { usePlaces } from '../../panels/use-places.ts';
import { useSession } from '../../stores/use-stores.ts';
import { oneAtATime } from '../../ui/one-at-a-time.ts';
import { sendJson, type FetchFailure } from '../../wire/fetch-json.ts';
import { Field } from '../sign-in/Field.tsx';
import type { Enrolled } from './DisplaysPage.tsx';

/** A name and a scope get a code; whoever is of one town makes walls of that town. */
export function NewDisplay({ made }: { readonly made: (enrolled: Enrolled) => void }) {
  const { t } = useTranslation('displays');
  const names = useNames();
  const { towns } = usePlaces();
  const own = useSession(({ session }) => session?.town ?? null);
  const [name, setName] = useState('');
  const [scope, setScope] = useState(own === null ? 'district' : `town:${own}`);
  const [press] = useState(oneAtATime);
  const [failure, setFailure] = useState<FetchFailure | null>(null);

  async function submit(): Promise<boolean> {
    const answer = await sendJson<Enrolled>('POST', '/api/v1/displays', { name, scope });
    setFailure(answer.ok ? null : answer.error);
    if (answer.ok) made(answer.value);
    return answer.ok;
  }

  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    void press(submit);
  };

  return (
    <section className="plain-card" aria-label={t('enrol')}>
      <form className="sign-in-form" onSubmit={onSubmit}>
        <Field
          label={t('name')}
          name="name"
          required
          maxLength={60}
          hint={t('name-hint')}
          value={name}
          changed={setName}
        />
        <label className="field">
          <span>{t('scope')}</span>
          <select value={scope} onChange={({ target }) => setScope(target.value)}>
            {own === null && <option value="district">{t('district')}</option>}
            {towns
              .filter(({ code }) => own === null || code === own)
              .map(({ code }) => (
                <option key={code} value={`town:${code}`}>
                  {names.town(code)}
                </option>
              ))}
          </select>
        </label>
        {failure && (
          <p className="form-trouble" role="alert">
            {t('failed', { code: failure.code })}
          </p>
        )}
        <div className="button-row">
          <button type="submit" className="button button-main" disabled={name.trim() === ''}>
            {t('enrol')}
          </button>
        </div>
      </form>
    </section>
  );
}
