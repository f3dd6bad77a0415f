import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { ACCOUNT_ROLES, type Role } from '../../../shared/access/roles.ts';
import { useNames } from '../../panels/use-names.ts';
import { usePlaces } from '../../panels/use-places.ts';
import { neededFor } from '../../selectors/account-list.ts';
import { oneAtATime } from '../../ui/one-at-a-time.ts';
import { sendJson, type FetchFailure } from '../../wire/fetch-json.ts';
import { OfficerPicker } from './OfficerPicker.tsx';
import { Troubled } from './Troubled.tsx';
import { useAccountRefused } from './use-account-refused.ts';

interface GrantFormProps {
  readonly path: string;
  /** The one role that may be granted; null for all of them. */
  readonly only: Role | null;
  readonly granted: () => void;
}

/** A role with what it must name: a town, a line of the roster, or nothing. */
export function GrantForm({ path, only, granted }: GrantFormProps) {
  const { t } = useTranslation('accounts');
  const { t: word } = useTranslation('words');
  const names = useNames();
  const { towns } = usePlaces();
  const refused = useAccountRefused();
  const [role, setRole] = useState<Role>(only ?? 'dispatcher');
  const [town, setTown] = useState('');
  const [officer, setOfficer] = useState('');
  const [press] = useState(oneAtATime);
  const [failure, setFailure] = useState<FetchFailure | null>(null);
  const needed = neededFor(role);

  async function submit(): Promise<boolean> {
    const answer = await sendJson('POST', `${path}/grants`, {
      role,
      ...(needed.startsWith('town') && town !== '' ? { town } : {}),
      ...(needed === 'officer' ? { officer: officer.trim() } : {}),
    });
    setFailure(answer.ok ? null : answer.error);
    if (answer.ok) granted();
    return false;
  }

  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    void press(submit);
  };

  return (
    <form className="sign-in-form grant-form" aria-label={t('grant')} onSubmit={onSubmit}>
      <label className="field">
        <span>{t('role')}</span>
        <select value={role} onChange={({ target }) => setRole(target.value as Role)}>
          {ACCOUNT_ROLES.filter((known) => only === null || known === only).map((known) => (
            <option key={known} value={known}>
              {word(`role.${known}`)}
            </option>
          ))}
        </select>
      </label>
      {needed.startsWith('town') && (
        <label className="field">
          <span>{t('town')}</span>
          <select value={town} required={needed === 'town'} onChange={({ target }) => setTown(target.value)}>
            <option value="">{t(needed === 'town' ? 'town-choose' : 'town-all')}</option>
            {towns.map(({ code }) => (
              <option key={code} value={code}>
                {names.town(code)}
              </option>
            ))}
          </select>
        </label>
      )}
      {needed === 'officer' && (
        <OfficerPicker
          label={t('officer-of')}
          role={role}
          hint={t('officer-hint')}
          value={officer}
          changed={setOfficer}
        />
      )}
      <Troubled failure={failure} said={refused} />
      <button type="submit" className="button button-main" disabled={needed === 'officer' && officer.trim() === ''}>
        {t('grant')}
      </button>
    </form>
  );
}
