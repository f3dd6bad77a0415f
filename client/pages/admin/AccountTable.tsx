import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccountItem } from '../../../shared/http/endpoints/accounts.ts';
import { useFormats } from '../../panels/use-formats.ts';
import { TableFrame, type Columns } from '../../panels/TableFrame.tsx';
import { useNames } from '../../panels/use-names.ts';
import { useServerNow, useView } from '../../stores/use-stores.ts';

interface AccountTableProps {
  readonly rows: readonly AccountItem[];
  readonly chosen: string;
  readonly choose: (id: string) => void;
}

/** Sortable; arrows walk it, Enter or a press opens an account beside it. */
export function AccountTable({ rows, chosen, choose }: AccountTableProps) {
  const { t } = useTranslation('accounts');
  const { t: word } = useTranslation('words');
  const names = useNames();
  const formats = useFormats();
  const nowMs = useServerNow(60_000);
  const language = useView((view) => view.language);
  const columns = useMemo(
    (): Columns<AccountItem> => [
      {
        title: t('name'),
        key: 'name',
        render: (_, { name, username }) => (
          <>
            <b>{name}</b> <span className="muted">{username}</span>
          </>
        ),
        sorter: (a, b) => a.name.localeCompare(b.name, 'zh'),
      },
      {
        title: t('state'),
        key: 'state',
        width: 96,
        render: (_, { state }) => (
          <span className={state === 'active' ? undefined : 'text-overdue'}>{t(`state-${state}`)}</span>
        ),
        sorter: (a, b) => a.state.localeCompare(b.state),
      },
      {
        title: t('roles'),
        key: 'roles',
        render: (_, { grants }) =>
          grants.length === 0 ? (
            <span className="muted">{t('no-roles')}</span>
          ) : (
            grants
              .map(({ role, town }) => word(`role.${role}`) + (town === null ? '' : ` · ${names.town(town)}`))
              .join(language === 'zh' ? '，' : ', ')
          ),
      },
      {
        title: t('factor'),
        key: 'factor',
        width: 90,
        responsive: ['lg'],
        render: (_, { secondFactor }) => t(secondFactor ? 'yes' : 'no'),
      },
      {
        title: t('seen'),
        key: 'seen',
        width: 140,
        responsive: ['lg'],
        render: (_, { lastSignInMs }) => (lastSignInMs === null ? t('never') : formats.moment(lastSignInMs, nowMs)),
        sorter: (a, b) => (a.lastSignInMs ?? 0) - (b.lastSignInMs ?? 0),
      },
    ],
    [t, word, names, formats, nowMs, language],
  );
  return (
    <TableFrame<AccountItem>
      label={t('title')}
      className="admin-table"
      columns={columns}
      rows={rows}
      keyOf={({ id }) => id}
      chosen={chosen}
      open={({ id }) => choose(id)}
    />
  );
}
