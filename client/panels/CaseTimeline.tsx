import { useTranslation } from 'react-i18next';
import { CASE_ACTIONS } from '../../shared/cases/case-action.ts';
import { CASE_RECORDS } from '../../shared/cases/case-event.ts';
import type { CaseTimelineEntry } from '../../shared/http/case-bodies.ts';
import { CASE_STATES, type CaseState } from '../../shared/model/case.ts';
import { EmptyNote } from '../ui/EmptyNote.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import { outcomeWord } from '../selectors/case-outcomes.ts';
import { useActorNames } from './use-actor-names.ts';
import type { CaseDetailState } from './use-case-detail.ts';
import { useFormats } from './use-formats.ts';
import { useMoment } from './use-moment.ts';

/** What has a word of its own; whatever else a log holds is an update. */
const NAMED = [...CASE_RECORDS, ...CASE_ACTIONS] as const;

interface CaseTimelineProps {
  readonly detail: CaseDetailState;
  /** Shows a photo of the case, where the screen has a place for it. */
  readonly showPhoto?: (photo: string) => void;
}

/** What happened to a case, oldest first: when, what, to which state, by whom, to whom, with which outcome and note. */
export function CaseTimeline({ detail, showPhoto }: CaseTimelineProps) {
  const { t } = useTranslation();
  if (detail.kind === 'loading') return <Skeleton lines={4} label={t('panel.loading')} />;
  if (detail.kind === 'failed') return <EmptyNote>{t('case.timelineFailed', { code: detail.code })}</EmptyNote>;
  const { timeline } = detail.detail;
  if (timeline.length === 0) return <EmptyNote>{t('case.timelineEmpty')}</EmptyNote>;
  return (
    <ol className="timeline">
      {timeline.map((entry) => (
        <Entry key={entry.seq} entry={entry} showPhoto={showPhoto} />
      ))}
    </ol>
  );
}

interface EntryProps {
  readonly entry: CaseTimelineEntry;
  readonly showPhoto: CaseTimelineProps['showPhoto'];
}

function Entry({ entry, showPhoto }: EntryProps) {
  const { t } = useTranslation();
  const { t: word } = useTranslation('words');
  const formats = useFormats();
  const { nowMs } = useMoment();
  const nameOf = useActorNames();
  const { photo, officer, extra } = entry;
  const outcome = outcomeWord(entry.action, entry.outcome);
  const action = NAMED.find((known) => known === entry.action) ?? 'other';
  return (
    <li>
      <time>{formats.moment(entry.atMs, nowMs)}</time>
      <b>{word(`caseAction.${action}`)}</b>
      <span>
        {entry.from !== entry.to && isCaseState(entry.to) && `→ ${word(`caseState.${entry.to}`)} · `}
        {nameOf(entry.actor)}
        {officer !== null && officer !== bareActor(entry.actor) && ` → ${nameOf(officer)}`}
        {outcome && ` · ${word(`caseOutcome.${outcome}`)}`}
        {extra.receivedMs !== undefined &&
          ` · ${t('case.toldLater', { time: formats.moment(extra.receivedMs, nowMs) })}`}
        {extra.alerted?.length === 0 && ` · ${t('case.nobodyNear')}`}
        {extra.alerted !== undefined &&
          extra.alerted.length > 0 &&
          ` · ${t('case.alerted', { who: extra.alerted.map(nameOf).join('、') })}`}
        {extra.arrival && ` · ${word(`arrivalBy.${extra.arrival}`)}`}
        {extra.distanceM !== undefined && ` · ${t('case.away', { metres: formats.count(extra.distanceM) })}`}
        {extra.deadlineMs !== undefined && ` · ${t('case.until', { time: formats.moment(extra.deadlineMs, nowMs) })}`}
        {extra.other !== undefined && ` · ${extra.other}`}
      </span>
      {entry.note && <q>{entry.note}</q>}
      {photo !== null && showPhoto && (
        <button type="button" className="link timeline-photo" onClick={() => showPhoto(photo)}>
          {t('case.photo')}
        </button>
      )}
    </li>
  );
}

function isCaseState(text: string): text is CaseState {
  return (CASE_STATES as readonly string[]).includes(text);
}

/** The officer behind an actor, where it is one. */
function bareActor(actor: string): string {
  return actor.replace(/^(device|demo|account|officer):/, '').replace(/^sim-/, '');
}
