import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { AnswerOf } from '../../../shared/http/endpoint.ts';
import type { listTrackViews } from '../../../shared/http/endpoints/tracks.ts';
import { useFormats } from '../../panels/use-formats.ts';
import { TableFrame, type Columns } from '../../panels/TableFrame.tsx';
import { trackViewQuery, VIEW_FILTERS } from '../../selectors/audit-query.ts';
import { useDistrict, useServerNow } from '../../stores/use-stores.ts';
import { DayInput } from '../../ui/DayInput.tsx';
import { SettledInput } from '../../ui/SettledInput.tsx';
import { Listed } from './Listed.tsx';
import { OfficerName } from './OfficerName.tsx';
import { useFilters } from './use-filters.ts';
import { usePages } from './use-pages.ts';
import { useRoleName } from './use-role-name.ts';

type View = AnswerOf<typeof listTrackViews>['items'][number];

/** Who looked at whose track, when, why and how much of it. */
export function ViewsTab() {
  const { t } = useTranslation('tickets');
  const { t: shared } = useTranslation('admin');
  const timeZone = useDistrict((state) => state.district?.timeZone ?? 'Asia/Shanghai');
  const { at, put, clear, isSet } = useFilters(VIEW_FILTERS);
  const { items, failure, more, retry } = usePages<View>('/api/v1/track-views', trackViewQuery(at, timeZone));
  const text = (key: 'officer' | 'viewer') => (
    <SettledInput label={t(`${key}-filter`)} value={at[key]} put={(next) => put(key, next)} />
  );
  return (
    <div className="tab-page">
      <p className="muted">{t('views-lead')}</p>
      <div className="filters" role="search">
        <DayInput label={t('from')} value={at.from} changed={(next) => put('from', next)} />
        <DayInput label={t('to')} value={at.to} changed={(next) => put('to', next)} />
        {text('officer')}
        {text('viewer')}
        {isSet && (
          <button type="button" className="link" onClick={clear}>
            {shared('clear')}
          </button>
        )}
      </div>
      <Listed label={t('tab-views')} items={items} failure={failure} retry={retry} none={t('views-none')} more={more}>
        {(rows) => <ViewTable rows={rows} />}
      </Listed>
    </div>
  );
}

function ViewTable({ rows }: { readonly rows: readonly View[] }) {
  const { t } = useTranslation('tickets');
  const { t: desk } = useTranslation();
  const formats = useFormats();
  const roleName = useRoleName();
  const nowMs = useServerNow(60_000);
  const columns = useMemo(
    (): Columns<View> => [
      { title: t('when'), key: 'when', width: 150, render: (_, { atMs }) => formats.moment(atMs, nowMs) },
      {
        title: t('viewer'),
        key: 'viewer',
        render: (_, { viewer, viewerName, role }) => (
          <>
            <b>{viewerName ?? viewer}</b> <span className="muted">{roleName(role)}</span>
          </>
        ),
      },
      {
        title: t('officer'),
        key: 'officer',
        render: (_, { officer, town }) => <OfficerName id={officer} town={town} />,
      },
      {
        title: t('span'),
        key: 'span',
        responsive: ['md'],
        render: (_, { fromMs, toMs }) => `${formats.moment(fromMs, nowMs)} – ${formats.moment(toMs, nowMs)}`,
      },
      {
        title: t('purpose'),
        key: 'purpose',
        responsive: ['md'],
        render: (_, { purpose }) => (purpose === null ? t('views-own') : desk(`officer.track.purposes.${purpose}`)),
      },
      {
        title: t('ticket'),
        key: 'ticket',
        responsive: ['lg'],
        render: (_, { ticket }) =>
          ticket === null ? <span className="muted">{t('ticket-window')}</span> : <code>{ticket}</code>,
      },
    ],
    [t, desk, formats, roleName, nowMs],
  );
  return (
    <TableFrame<View>
      label={t('tab-views')}
      className="admin-table"
      columns={columns}
      rows={rows}
      keyOf={({ seq }) => seq}
      isPaged={false}
    />
  );
}
