import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../panels/use-formats.ts';
import { useNames } from '../../panels/use-names.ts';
import { TableFrame, type Columns } from '../../panels/TableFrame.tsx';
import { keyState, type ApiKeyItem } from '../../selectors/key-list.ts';
import { useServerNow } from '../../stores/use-stores.ts';
import { SureButton } from './SureButton.tsx';
import { useScopeName } from './use-scope-name.ts';

interface KeyTableProps {
  readonly rows: readonly ApiKeyItem[];
  readonly revoke: (id: string) => void;
}

/** Keys with what they open, where and until when, and when they were last used. */
export function KeyTable({ rows, revoke }: KeyTableProps) {
  const { t } = useTranslation('keys');
  const { t: shared } = useTranslation('admin');
  const names = useNames();
  const scopeName = useScopeName();
  const formats = useFormats();
  const nowMs = useServerNow(60_000);
  const columns = useMemo(
    (): Columns<ApiKeyItem> => [
      {
        title: t('name'),
        key: 'name',
        render: (_, { name, id }) => (
          <>
            <b>{name}</b> <small className="muted">{id}</small>
          </>
        ),
        sorter: (a, b) => a.name.localeCompare(b.name, 'zh'),
      },
      {
        title: t('scopes'),
        key: 'scopes',
        render: (_, { scopes, town }) => (
          <>
            {scopes.map((scope) => (
              <span key={scope} className="key-scope">
                {scopeName(scope)}
              </span>
            ))}
            <small className="muted">{town === null ? shared('town-all') : names.town(town)}</small>
          </>
        ),
      },
      {
        title: t('created'),
        key: 'created',
        width: 170,
        responsive: ['lg'],
        render: (_, { createdMs, createdBy }) => (
          <>
            {formats.moment(createdMs, nowMs)} <small className="muted">{createdBy}</small>
          </>
        ),
        sorter: (a, b) => a.createdMs - b.createdMs,
      },
      {
        title: t('used'),
        key: 'used',
        width: 130,
        responsive: ['md'],
        render: (_, { lastUsedMs }) => (lastUsedMs === null ? shared('never') : formats.moment(lastUsedMs, nowMs)),
        sorter: (a, b) => (a.lastUsedMs ?? 0) - (b.lastUsedMs ?? 0),
      },
      {
        title: t('state'),
        key: 'state',
        width: 190,
        render: (_, key) => <KeyState item={key} nowMs={nowMs} revoke={revoke} />,
      },
    ],
    [t, shared, names, scopeName, formats, nowMs, revoke],
  );
  return (
    <TableFrame<ApiKeyItem>
      label={t('title')}
      className="admin-table"
      columns={columns}
      rows={rows}
      keyOf={({ id }) => id}
    />
  );
}

interface KeyStateProps {
  readonly item: ApiKeyItem;
  readonly nowMs: number;
  readonly revoke: (id: string) => void;
}

function KeyState({ item, nowMs, revoke }: KeyStateProps) {
  const { t } = useTranslation('keys');
  const formats = useFormats();
  const state = keyState(item, nowMs);
  const { id, expiresMs } = item;
  return (
    <>
      <span className={state === 'active' ? undefined : 'text-overdue'}>{t(`state-${state}`)}</span>{' '}
      <small className="muted">
        {expiresMs === null ? t('expires-never') : t('expires-at', { at: formats.moment(expiresMs, nowMs) })}
      </small>
      {state === 'active' && <SureButton name={t('revoke')} sure={t('revoke-sure')} run={() => revoke(id)} />}
    </>
  );
}
