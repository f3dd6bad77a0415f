import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { AnswerOf } from '../../../shared/http/endpoint.ts';
import type { listDeletions } from '../../../shared/http/endpoints/deletions.ts';
import { useFormats } from '../../panels/use-formats.ts';
import { TableFrame, type Columns } from '../../panels/TableFrame.tsx';
import { useServerNow } from '../../stores/use-stores.ts';
import { Listed } from './Listed.tsx';
import { usePages } from './use-pages.ts';

/** What the retention deletes, as its records call it; anything else stays as it was written. */
const KNOWN = [
  'tracks',
  'quarantined-fixes',
  'track-views',
  'idempotency-keys',
  'trend-samples',
  'sessions',
  'audit-events',
] as const;

type Deletion = AnswerOf<typeof listDeletions>['items'][number];

/** What went when its time was over, run by run, and whether each record still is what was written. */
export function DeletionsTab() {
  const { t } = useTranslation('tickets');
  const formats = useFormats();
  const nowMs = useServerNow(60_000);
  const { items, failure, more, retry } = usePages<Deletion>('/api/v1/deletions');
  const columns = useMemo((): Columns<Deletion> => {
    const nameOf = (what: string) => {
      const known = KNOWN.find((one) => one === what);
      return known ? t(`what-${known}`) : what;
    };
    return [
      {
        title: t('when'),
        key: 'when',
        width: 150,
        render: (_, { atMs, seq }) => (
          <>
            {formats.moment(atMs, nowMs)} <small className="muted">#{seq}</small>
          </>
        ),
      },
      {
        title: t('deleted'),
        key: 'deleted',
        render: (_, { deleted }) => {
          const lines = deleted.filter(({ rows }) => rows > 0);
          if (lines.length === 0) return <span className="muted">{t('deleted-nothing')}</span>;
          return lines.map(({ what, rows, beforeMs }) => (
            <div key={what}>
              {t('deleted-line', {
                what: nameOf(what),
                rows: formats.count(rows),
                before: formats.moment(beforeMs, nowMs),
              })}
            </div>
          ));
        },
      },
      {
        title: t('intact'),
        key: 'intact',
        width: 130,
        render: (_, { intact }) => (
          <span className={intact ? 'text-covered' : 'text-empty'}>{t(intact ? 'intact-yes' : 'intact-no')}</span>
        ),
      },
    ];
  }, [t, formats, nowMs]);
  return (
    <div className="tab-page">
      <p className="muted">{t('deletions-lead')}</p>
      <Listed
        label={t('tab-deletions')}
        items={items}
        failure={failure}
        retry={retry}
        none={t('deletions-none')}
        more={more}
      >
        {(rows) => (
          <TableFrame<Deletion>
            label={t('tab-deletions')}
            className="admin-table"
            columns={columns}
            rows={rows}
            keyOf={({ seq }) => seq}
            isPaged={false}
          />
        )}
      </Listed>
    </div>
  );
}
