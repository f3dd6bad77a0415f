import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccountItem } from '../../../shared/http/endpoints/accounts.ts';
import { useFormats } from '../../panels/use-formats.ts';
import { useMay } from '../../panels/use-may.ts';
import { useNames } from '../../panels/use-names.ts';
import { useServerNow, useSession } from '../../stores/use-stores.ts';
import { Icon } from '../../ui/Icon.tsx';
import { oneAtATime } from '../../ui/one-at-a-time.ts';
import { sendJson, type FetchFailure } from '../../wire/fetch-json.ts';
import { AccountIdentity } from './AccountIdentity.tsx';
import { AccountSessions } from './AccountSessions.tsx';
import { GrantForm } from './GrantForm.tsx';
import type { Once } from './OneTimePassword.tsx';
import { SureButton } from './SureButton.tsx';
import { Troubled } from './Troubled.tsx';
import { useAccountRefused } from './use-account-refused.ts';

interface AccountCardProps {
  readonly account: AccountItem;
  /** The system administrator of a server without a security administrator. */
  readonly mayGrantSecurityAdmin: boolean;
  readonly changed: () => void;
  readonly shownOnce: (once: Once) => void;
  readonly close: () => void;
}

/** One account with what this administrator may do to it; nobody does anything to their own. */
export function AccountCard({ account, mayGrantSecurityAdmin, changed, shownOnce, close }: AccountCardProps) {
  const { t } = useTranslation('accounts');
  const { t: word } = useTranslation('words');
  const names = useNames();
  const formats = useFormats();
  const nowMs = useServerNow(60_000);
  const refused = useAccountRefused();
  const isOwn = useSession(({ session }) => session?.account?.id === account.id);
  const mayKeep = useMay('account:keep') && !isOwn && account.state !== 'left';
  const mayGrant = useMay('account:grant') && !isOwn && account.state !== 'left';
  const [press] = useState(oneAtATime);
  const [failure, setFailure] = useState<FetchFailure | null>(null);
  const path = `/api/v1/accounts/${encodeURIComponent(account.id)}`;

  async function act(method: 'POST' | 'DELETE', part: string): Promise<boolean> {
    const answer = await sendJson<{ oneTimePassword?: string }>(
      method,
      `${path}/${part}`,
      method === 'POST' ? {} : undefined,
    );
    setFailure(answer.ok ? null : answer.error);
    if (!answer.ok) return false;
    const { oneTimePassword } = answer.value;
    if (oneTimePassword !== undefined) shownOnce({ username: account.username, oneTimePassword });
    changed();
    return false;
  }

  const button = (name: string, method: 'POST' | 'DELETE', part: string) => (
    <button type="button" className="button" onClick={() => void press(() => act(method, part))}>
      {name}
    </button>
  );
  return (
    <section className="plain-card account-card" aria-label={account.name}>
      <header>
        <h2>{account.name}</h2>
        <button type="button" className="icon-button" aria-label={t('close')} onClick={close}>
          <Icon name="close" />
        </button>
      </header>
      <p className="muted">
        {account.username} · {t(`state-${account.state}`)} ·{' '}
        {t('created', { at: formats.moment(account.createdMs, nowMs) })}
        {account.mustChangePassword && ` · ${t('must-change')}`}
      </p>
      {account.waitsUntilMs !== null && account.waitsUntilMs > nowMs && (
        <p className="form-note">{t('waits', { at: formats.moment(account.waitsUntilMs, nowMs) })}</p>
      )}
      {isOwn && <p className="form-note">{t('own')}</p>}
      <Troubled failure={failure} said={refused} />
      <h3>{t('roles')}</h3>
      {account.grants.length === 0 && <p className="muted">{t('no-roles')}</p>}
      <ul className="lines">
        {account.grants.map(({ id, role, town, officer }) => (
          <li key={id}>
            <span>
              <b>{word(`role.${role}`)}</b> · {town === null ? t('town-all') : names.town(town)} {officer}
            </span>
            {mayGrant && button(t('take'), 'DELETE', `grants/${encodeURIComponent(id)}`)}
          </li>
        ))}
      </ul>
      {(mayGrant || (mayGrantSecurityAdmin && mayKeep)) && (
        <GrantForm path={path} only={mayGrant ? null : 'security-admin'} granted={changed} />
      )}
      {mayKeep && (
        <div className="button-row">
          {account.state === 'active' && button(t('lock'), 'POST', 'lock')}
          {(account.state === 'locked' || account.waitsUntilMs !== null) && button(t('unlock'), 'POST', 'unlock')}
          {account.hasPassword && button(t('reset'), 'POST', 'password')}
          <SureButton name={t('leave')} sure={t('leave-sure')} run={() => void press(() => act('POST', 'leave'))} />
        </div>
      )}
      {(mayGrant || account.identities.length > 0) && (
        <AccountIdentity account={account} path={path} mayLink={mayGrant} changed={changed} />
      )}
      {mayGrant && account.secondFactor && (
        <div className="button-row">{button(t('drop-factor'), 'DELETE', 'totp')}</div>
      )}
      {mayGrant && <AccountSessions path={path} />}
    </section>
  );
}
