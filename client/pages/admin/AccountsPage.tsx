import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ACCOUNT_STATES } from '../../../shared/access/account.ts';
import { ACCOUNT_ROLES } from '../../../shared/access/roles.ts';
import type { AnswerOf } from '../../../shared/http/endpoint.ts';
import type { listAccounts } from '../../../shared/http/endpoints/accounts.ts';
import { useAnswer } from '../../panels/evidence/use-answer.ts';
import { useMay } from '../../panels/use-may.ts';
import { useNames } from '../../panels/use-names.ts';
import { usePlaces } from '../../panels/use-places.ts';
import { filterAccounts } from '../../selectors/account-list.ts';
import { useSession } from '../../stores/use-stores.ts';
import { EmptyNote } from '../../ui/EmptyNote.tsx';
import { PlainFrame } from '../identity/PlainFrame.tsx';
import { AccountCard } from './AccountCard.tsx';
import { AccountTable } from './AccountTable.tsx';
import { Listed } from './Listed.tsx';
import { NewAccount } from './NewAccount.tsx';
import { OneTimePassword, type Once } from './OneTimePassword.tsx';
import { Picker } from '../../ui/Picker.tsx';
import { SettledInput } from '../../ui/SettledInput.tsx';
import { useFilters } from './use-filters.ts';
import '../sign-in/sign-in.css';
import '../account/account.css';
import './admin.css';

/** Accounts: found by filters that are in the address, and kept as far as the table of rights allows. */
export function AccountsPage() {
  const { t } = useTranslation('accounts');
  const { t: word } = useTranslation('words');
  const names = useNames();
  const { towns } = usePlaces();
  const { at, put, clear } = useFilters(['q', 'state', 'role', 'town', 'id']);
  const { value, failure, retry } = useAnswer<AnswerOf<typeof listAccounts>>('/api/v1/accounts');
  const mayKeep = useMay('account:keep');
  const mayGrant = useMay('account:grant');
  const isDemo = useSession(({ session }) => session?.demo ?? false);
  const [isMaking, setIsMaking] = useState(false);
  const [once, setOnce] = useState<Once | null>(null);

  const { q: text, state, role, town, id } = at;
  const shown = useMemo(
    () => filterAccounts(value?.items ?? [], { text, state, role, town }),
    [value, text, state, role, town],
  );
  const chosen = value?.items.find((account) => account.id === id);
  const isFiltered = text !== '' || state !== '' || role !== '' || town !== '';

  return (
    <PlainFrame title={t('title')}>
      <div className="admin-head">
        <p className="muted">
          {t(mayKeep ? 'lead-keep' : mayGrant ? 'lead-grant' : 'lead-read')} {isDemo && t('demo')}
        </p>
        {mayKeep && (
          <button type="button" className="button button-main" onClick={() => setIsMaking(true)}>
            {t('create')}
          </button>
        )}
      </div>
      {mayKeep && value?.needsSecurityAdmin && <p className="form-note">{t('needs-security-admin')}</p>}
      {once && <OneTimePassword once={once} told={() => setOnce(null)} />}
      {isMaking && (
        <NewAccount
          made={(account, oneTimePassword) => {
            setIsMaking(false);
            if (oneTimePassword !== null) setOnce({ username: account.username, oneTimePassword });
            put('id', account.id);
            retry();
          }}
          cancel={() => setIsMaking(false)}
        />
      )}
      <div className="filters" role="search">
        <SettledInput label={t('search')} value={text} put={(next) => put('q', next)} />
        <Picker label={t('state')} none={t('any')} value={state} changed={(next) => put('state', next)}>
          {ACCOUNT_STATES.map((known) => [known, t(`state-${known}`)] as const)}
        </Picker>
        <Picker label={t('role')} none={t('any')} value={role} changed={(next) => put('role', next)}>
          {ACCOUNT_ROLES.map((known) => [known, word(`role.${known}`)] as const)}
        </Picker>
        <Picker label={t('town')} none={t('any')} value={town} changed={(next) => put('town', next)}>
          {towns.map(({ code }) => [code, names.town(code)] as const)}
        </Picker>
        {isFiltered && (
          <button type="button" className="link" onClick={clear}>
            {t('clear')}
          </button>
        )}
        {value && <span className="muted">{t('counted', { shown: shown.length, all: value.items.length })}</span>}
      </div>
      <Listed
        label={t('title')}
        items={value?.items ?? null}
        failure={value ? null : failure}
        retry={retry}
        none={t('none-at-all')}
      >
        {() => (
          <div className="admin-split">
            {shown.length > 0 ? (
              <AccountTable rows={shown} chosen={id} choose={(next) => put('id', next)} />
            ) : (
              <EmptyNote>{t('none')}</EmptyNote>
            )}
            {chosen && (
              <AccountCard
                key={chosen.id}
                account={chosen}
                mayGrantSecurityAdmin={mayKeep && (value?.needsSecurityAdmin ?? false)}
                changed={retry}
                shownOnce={setOnce}
                close={() => put('id', '')}
              />
            )}
          </div>
        )}
      </Listed>
    </PlainFrame>
  );
}
