import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { caseLateness } from '../../shared/cases/lateness.ts';
import { isEnded } from '../../shared/cases/ended-states.ts';
import type { CaseFact } from '../../shared/model/case.ts';
import { useDistrict, useWorld } from '../stores/use-stores.ts';
import { BasisMark } from '../ui/BasisMark.tsx';
import { CaseMark } from '../ui/CaseMark.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import { CaseClocks } from './CaseClocks.tsx';
import { CaseTimeline } from './CaseTimeline.tsx';
import { Gone } from './Gone.tsx';
import { LinkTo } from './LinkTo.tsx';
import { PanelHead } from './PanelHead.tsx';
import { Section } from './Section.tsx';
import { useCaseDetail } from './use-case-detail.ts';
import { useFormats } from './use-formats.ts';
import { useMay } from './use-may.ts';
import { useMoment } from './use-moment.ts';
import { useNames } from './use-names.ts';
import { usePlaces } from './use-places.ts';

/** One case: state and clock, place, and what happened to it so far. */
export function CasePanel({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  const { t: word } = useTranslation('words');
  const formats = useFormats();
  const names = useNames();
  const places = usePlaces();
  const moment = useMoment();
  const limitBasis = useDistrict((state) => state.district?.cases.limitBasis);
  const live = useWorld((world) => world.facts.cases.get(id) ?? null);
  const detail = useCaseDetail(id, live?.version ?? null);
  const item: CaseFact | null = live ?? (detail.kind === 'ready' ? detail.detail : null);
  const mayRead = useMay('case:read');
  if (!item) return detail.kind === 'loading' ? <Skeleton label={t('panel.loading')} /> : <Gone />;
  const lateness = caseLateness(item, moment.nowMs);
  const grid = places.grid(item.grid);
  return (
    <>
      <PanelHead
        kind={`${word('kind.case')} · ${word(`caseKind.${item.kind}`)}`}
        title={word(`category.${item.category}`)}
        selection={{ kind: 'case', id }}
      >
        <code>{item.id}</code>
        {item.simulated && <span className="basis">{t('case.simulated')}</span>}
        {mayRead && <Link to={`/cases/${encodeURIComponent(id)}`}>{t('case.toDesk')}</Link>}
      </PanelHead>
      <div className="panel-body">
        <p className={`why case-why-${lateness}`}>
          <b className={`case-${lateness}`}>
            <CaseMark lateness={lateness} /> {word(`caseState.${item.state}`)} · {word(`lateness.${lateness}`)}
          </b>
          {clock(item)}
        </p>
        {detail.kind === 'ready' && <p className="case-text">{detail.detail.description}</p>}
        <dl className="facts">
          <dt>{t('case.reported')}</dt>
          <dd>{formats.moment(item.reportedMs, moment.nowMs)}</dd>
          <dt>{t('case.clock')}</dt>
          <dd>
            {item.dueMs === null ? t('case.noDue') : t('case.due', { time: formats.moment(item.dueMs, moment.nowMs) })}
            {item.dueMs !== null && item.source !== 'import' && limitBasis === 'assumed' && (
              <BasisMark basis="assumed" />
            )}
          </dd>
          <dt>{t('case.source')}</dt>
          <dd>
            {word(`source.${item.source}`)} · {word(`severity.${item.severity}`)}
          </dd>
          <dt>{t('case.officer')}</dt>
          <dd>{item.officer ? <LinkTo to={{ kind: 'officer', id: item.officer }} /> : t('case.nobody')}</dd>
          <dt>{t('case.place')}</dt>
          <dd>
            {item.lon === null ? (
              t('case.noPlace')
            ) : grid ? (
              <>
                {names.town(item.town)} · <LinkTo to={{ kind: 'grid', code: grid.code }} />
              </>
            ) : (
              t('case.outside')
            )}
          </dd>
        </dl>
        <CaseClocks detail={detail} />
        <Section title={t('case.timeline')}>
          <CaseTimeline detail={detail} />
        </Section>
      </div>
    </>
  );

  function clock({ state, nextClock, nextDueMs, dueMs, closedMs, updatedMs }: CaseFact): string {
    if (!isEnded(state) && nextClock !== null && nextDueMs !== null) {
      const isOver = moment.nowMs > nextDueMs;
      const left = isOver
        ? t('case.over', { age: formats.age(moment.nowMs - nextDueMs) })
        : t('case.left', { age: formats.age(nextDueMs - moment.nowMs) });
      return `${word(`nextClock.${nextClock}`)} ${left}`;
    }
    if (dueMs === null || !isEnded(state)) return t('case.noDue');
    const endedMs = closedMs ?? updatedMs;
    return endedMs > dueMs ? t('case.endedLate', { age: formats.age(endedMs - dueMs) }) : t('case.endedInTime');
  }
}
