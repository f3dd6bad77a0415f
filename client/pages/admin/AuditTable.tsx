import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { AUDIT_ACTIONS, type AuditAction } from '../../../shared/access/audit-actions.ts';
import type { AuditItem } from '../../../shared/http/endpoints/audit.ts';
import { useFormats } from '../../panels/use-formats.ts';
import { useNames } from '../../panels/use-names.ts';
import { TableFrame, type Columns } from '../../panels/TableFrame.tsx';
import { useServerNow } from '../../stores/use-stores.ts';
import { useRoleName } from './use-role-name.ts';

type Dotted<Action> = Action extends `${infer Thing}:${infer Did}` ? `${Thing}.${Did}` : never;

/** Events in words, with the codes as they were written beside them, because the trail is evidence. */
export function AuditTable({ rows }: { readonly rows: readonly AuditItem[] }) {
  const { t } = useTranslation('audit');
  const { t: word } = useTranslation('words');
  const roleName = useRoleName();
  const names = useNames();
  const formats = useFormats();
  const nowMs = useServerNow(60_000);
  const columns = useMemo(
    (): Columns<AuditItem> => [
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
      {
        title: t('action'),
        key: 'action',
        width: 210,
        render: (_, { action }) => (
          <>
            {isKnown(action) && <div>{word(`auditDid.${action.replace(':', '.') as Dotted<AuditAction>}`)}</div>}
            <code className="muted">{action}</code>
          </>
        ),
      },
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
    ],
    [t, word, roleName, names, formats, nowMs],
  );
  return (
    <TableFrame<AuditItem>
      label={t('title')}
      className="admin-table audit-table"
      columns={columns}
      rows={rows}
      keyOf={({ seq }) => seq}
      isPaged={false}
    />
  );
}

/** What an older release wrote may have no sentence. */
function isKnown(action: string): action is AuditAction {
  return AUDIT_ACTIONS.includes(action as AuditAction);
}
