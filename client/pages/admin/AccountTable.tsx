import { Table, type TableProps } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccountItem } from '../../../shared/http/endpoints/accounts.ts';
import { useFormats } from '../../panels/use-formats.ts';
import { useNames } from '../../panels/use-names.ts';
import { useServerNow, useView } from '../../stores/use-stores.ts';
import { AntdTheme } from '../../ui/AntdTheme.tsx';
import { walkRows } from '../../ui/walk-rows.ts';

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
  const theme = useView((view) => view.theme);
  const language = useView((view) => view.language);
  const columns = useMemo(
    (): TableProps<AccountItem>['columns'] => [
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
    <AntdTheme theme={theme} language={language}>
      <div className="admin-table" onKeyDown={walkRows}>
        <Table<AccountItem>
          aria-label={t('title')}
          size="small"
          sticky
          showSorterTooltip={false}
          columns={columns ?? []}
          dataSource={rows}
          rowKey="id"
          rowClassName={({ id }) => (id === chosen ? 'ant-table-row-selected' : '')}
          pagination={rows.length > 60 ? { pageSize: 50, size: 'small', showSizeChanger: false } : false}
          onRow={({ id }) => ({
            tabIndex: 0,
            'data-row': true,
            onClick: () => choose(id),
            onKeyDown: ({ key }) => {
              if (key === 'Enter') choose(id);
            },
          })}
        />
      </div>
    </AntdTheme>
  );
}
