import { Table, type TableProps } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { ROLES } from '../../../shared/access/roles.ts';
import type { AuditItem } from '../../../shared/http/endpoints/audit.ts';
import { useFormats } from '../../panels/use-formats.ts';
import { useNames } from '../../panels/use-names.ts';
import { useServerNow, useView } from '../../stores/use-stores.ts';
import { AntdTheme } from '../../ui/AntdTheme.tsx';

/** Events as they were written; codes stay codes, because the trail is evidence. */
export function AuditTable({ rows }: { readonly rows: readonly AuditItem[] }) {
  const { t } = useTranslation('audit');
  const { t: word } = useTranslation('words');
  const names = useNames();
  const formats = useFormats();
  const nowMs = useServerNow(60_000);
  const theme = useView((view) => view.theme);
  const language = useView((view) => view.language);
  const columns = useMemo((): TableProps<AuditItem>['columns'] => {
    const roleName = (role: string | null) => {
      const known = [...ROLES, 'operator' as const, 'api-key' as const].find((candidate) => candidate === role);
      return known ? word(`role.${known}`) : (role ?? '');
    };
    return [
      {
        title: t('time'),
        key: 'time',
        width: 150,
        render: (_, { atMs, seq }) => (
          <>
            {formats.moment(atMs, nowMs)} <small className="muted">#{seq}</small>
          </>
        ),
      },
      {
        title: t('actor'),
        key: 'actor',
        width: 230,
        render: (_, { actor, account, role }) => (
          <>
            <b>{account ?? actor}</b> <span className="muted">{roleName(role)}</span>
          </>
        ),
      },
      { title: t('action'), key: 'action', width: 190, render: (_, { action }) => <code>{action}</code> },
      {
        title: t('subject'),
        key: 'subject',
        responsive: ['md'],
        render: (_, { subject, town }) => (
          <>
            {subject} {town !== null && <span className="muted">{names.town(town)}</span>}
          </>
        ),
      },
      {
        title: t('detail'),
        key: 'detail',
        responsive: ['lg'],
        render: (_, { detail }) =>
          Object.entries(detail)
            .map(([key, value]) => `${key}=${typeof value === 'string' ? value : JSON.stringify(value)}`)
            .join(' · '),
      },
      { title: t('address'), key: 'address', width: 130, responsive: ['lg'], dataIndex: 'address' },
    ];
  }, [t, word, names, formats, nowMs]);
  return (
    <AntdTheme theme={theme} language={language}>
      <div className="admin-table audit-table">
        <Table<AuditItem>
          aria-label={t('title')}
          size="small"
          sticky
          columns={columns ?? []}
          dataSource={rows}
          rowKey="seq"
          pagination={false}
        />
      </div>
    </AntdTheme>
  );
}
