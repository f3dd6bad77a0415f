import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import type { CaseDetail } from '../../../shared/http/case-bodies.ts';
import { useActorNames } from '../../panels/use-actor-names.ts';
import { useFormats } from '../../panels/use-formats.ts';
import { useNames } from '../../panels/use-names.ts';
import { usePlaces } from '../../panels/use-places.ts';
import { useServerNow } from '../../stores/use-stores.ts';
import { BasisMark } from '../../ui/BasisMark.tsx';
import { useLimitText } from './use-limit-text.ts';

/** Where, who, since when, until when and by which limit; who called is told to the desk alone. */
export function CaseFacts({ detail }: { readonly detail: CaseDetail }) {
  const { t } = useTranslation('cases');
  const { t: word } = useTranslation('words');
  const formats = useFormats();
  const names = useNames();
  const places = usePlaces();
  const nameOf = useActorNames();
  const limitText = useLimitText();
  const nowMs = useServerNow(10_000);
  const { town, community, grid, lon, lat, officer, responder, reporter, dueMs, limit, clocks } = detail;
  const gridEntry = places.grid(grid);
  const area = [town && names.town(town), places.community(community ?? gridEntry?.community ?? null)?.properties.name]
    .filter(Boolean)
    .join(' · ');
  const rows: readonly (readonly [string, React.ReactNode])[] = [
    [
      t('place'),
      <>
        {detail.place === 'no-position' ? t('no-position') : area || t('outside')}
        {grid && (
          <>
            {' · '}
            <Link to={`/map?sel=grid:${grid}`}>{gridEntry?.name ?? grid}</Link>
          </>
        )}
        {lon !== null && lat !== null && (
          <small className="muted">
            {' '}
            {lon.toFixed(5)}, {lat.toFixed(5)}
          </small>
        )}
      </>,
    ],
    [
      t('officer'),
      <>
        {officer === null ? t('nobody') : nameOf(officer)}
        {responder !== null && ` · ${t('responder', { name: nameOf(responder) })}`}
      </>,
    ],
    [t('reported'), formats.moment(detail.reportedMs, nowMs)],
    [
      t('due'),
      <>
        {dueMs === null ? t(detail.state === 'suspended' ? 'stands-still' : 'no-limit') : formats.moment(dueMs, nowMs)}
        {limit !== null && ` · ${limitText(limit)}`}{' '}
        {clocks.handling?.basis === 'assumed' && <BasisMark basis="assumed" />}
      </>,
    ],
    [t('level'), word(`caseLevel.${detail.level}`)],
    ...(detail.coordinator ? [[t('coordinator'), t(`coordinators.${detail.coordinator}`)] as const] : []),
    ...(detail.pending ? [[t('pending'), word(`caseAction.${detail.pending}`)] as const] : []),
    ...(detail.exempt ? [[t('appeal'), t('exempt-why')] as const] : []),
    ...(detail.suspendedUntilMs === null
      ? []
      : [[t('suspended-until'), formats.moment(detail.suspendedUntilMs, nowMs)] as const]),
    ...(reporter ? [[t('caller'), [reporter.name, reporter.phone].filter(Boolean).join(' · ')] as const] : []),
    ...(detail.mergedInto ? [[t('merged-into'), <CaseLink key="into" id={detail.mergedInto} />] as const] : []),
    ...(detail.mergedFrom.length > 0
      ? [[t('merged-from'), detail.mergedFrom.map((id) => <CaseLink key={id} id={id} />)] as const]
      : []),
  ];
  return (
    <dl className="fact-rows sheet-facts">
      {rows.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** Another case; the list stays narrowed as it is. */
function CaseLink({ id }: { readonly id: string }) {
  const { search } = useLocation();
  return (
    <Link className="case-link" to={{ pathname: `/cases/${encodeURIComponent(id)}`, search }}>
      {id}
    </Link>
  );
}
