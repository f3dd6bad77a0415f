import type { TableProps } from 'antd';
import { memo, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { GRID_STATES } from '../../shared/coverage/grid-live.ts';
import type { GridRow } from '../selectors/desk-rows.ts';
import { EmptyNote } from '../ui/EmptyNote.tsx';
import { ShareBar } from '../ui/ShareBar.tsx';
import { StateMark } from '../ui/StateMark.tsx';
import { DeskTable } from './DeskTable.tsx';
import { useFormats } from './use-formats.ts';
import { useMoment } from './use-moment.ts';

/** Grids of a place, worst first, with state, completeness and the last time somebody was there. */
export const GridTable = memo(function GridTable({ rows }: { readonly rows: readonly GridRow[] }) {
  const { t } = useTranslation();
  const { t: word } = useTranslation('words');
  const formats = useFormats();
  const { nowMs } = useMoment();
  const columns = useMemo(
    (): TableProps<GridRow>['columns'] => [
      {
        title: t('table.grid'),
        key: 'grid',
        render: (_, { grid }) => (
          <span className="cell-two">
            <b>{grid.name}</b>
            <small>{grid.code}</small>
          </span>
        ),
        sorter: (a, b) => a.grid.code.localeCompare(b.grid.code),
      },
      {
        title: t('table.state'),
        key: 'state',
        width: 106,
        render: (_, { live }) =>
          live && (
            <span className={`cell-state text-${live.state}`}>
              <StateMark state={live.state} />
              <span className="cell-two">
                {word(`gridState.${live.state}`)}
                <small>{word(`gridReasonShort.${live.reason.code}`)}</small>
              </span>
            </span>
          ),
        sorter: (a, b) => stateOrder(a) - stateOrder(b),
      },
      {
        title: t('table.share'),
        key: 'share',
        width: 72,
        render: (_, { live }) =>
          live && (
            <span className="cell-share">
              {formats.share(live.completeness)}
              <ShareBar share={live.completeness} label={formats.share(live.completeness)} />
            </span>
          ),
        sorter: (a, b) => (a.live?.completeness ?? 0) - (b.live?.completeness ?? 0),
      },
      {
        title: t('table.last'),
        key: 'last',
        width: 94,
        align: 'right',
        render: (_, { live }) =>
          live && (live.lastPresenceMs === null ? t('table.never') : formats.age(nowMs - live.lastPresenceMs)),
        sorter: (a, b) => (a.live?.lastPresenceMs ?? 0) - (b.live?.lastPresenceMs ?? 0),
      },
    ],
    [t, word, formats, nowMs],
  );
  if (rows.length === 0) return <EmptyNote>{t('list.noGrids')}</EmptyNote>;
  return (
    <DeskTable
      label={t('tab.grids')}
      columns={columns}
      rows={rows}
      keyOf={(row) => row.grid.code}
      selectionOf={(row) => ({ kind: 'grid', code: row.grid.code })}
    />
  );
});

function stateOrder({ live }: GridRow): number {
  return live ? GRID_STATES.indexOf(live.state) : -1;
}
