import { useTranslation } from 'react-i18next';
import { CASE_ACTIONS } from '../../shared/cases/case-action.ts';
import { CASE_RECORDS } from '../../shared/cases/case-event.ts';
import type { CaseTimelineEntry } from '../../shared/http/case-bodies.ts';
import { CASE_STATES, type CaseState } from '../../shared/model/case.ts';
import { EmptyNote } from '../ui/EmptyNote.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import type { CaseDetailState } from './use-case-detail.ts';
import { useFormats } from './use-formats.ts';
import { useMoment } from './use-moment.ts';
import { usePlaces } from './use-places.ts';

/** What has a word of its own; whatever else a log holds is an update. */
const NAMED = [...CASE_RECORDS, ...CASE_ACTIONS] as const;

/** What happened to a case, oldest first: when, what, to which state, by whom, with which note. */
export function CaseTimeline({ detail }: { readonly detail: CaseDetailState }) {
  const { t } = useTranslation();
  if (detail.kind === 'loading') return <Skeleton lines={4} label={t('panel.loading')} />;
  if (detail.kind === 'failed') return <EmptyNote>{t('case.timelineFailed', { code: detail.code })}</EmptyNote>;
  const { timeline } = detail.detail;
  if (timeline.length === 0) return <EmptyNote>{t('case.timelineEmpty')}</EmptyNote>;
  return (
    <ol className="timeline">
      {timeline.map((entry) => (
        <Entry key={entry.seq} entry={entry} />
      ))}
    </ol>
  );
}

function Entry({ entry }: { readonly entry: CaseTimelineEntry }) {
  const { t: word } = useTranslation('words');
  const formats = useFormats();
  const { nowMs } = useMoment();
  const actor = useActor();
  const action = NAMED.find((known) => known === entry.action) ?? 'other';
  return (
    <li>
      <time>{formats.moment(entry.atMs, nowMs)}</time>
      <b>{word(`caseAction.${action}`)}</b>
      <span>
        {isCaseState(entry.to) && `→ ${word(`caseState.${entry.to}`)}`} · {actor(entry.actor)}
      </span>
      {entry.note && <q>{entry.note}</q>}
    </li>
  );
}

function isCaseState(text: string): text is CaseState {
  return (CASE_STATES as readonly string[]).includes(text);
}

/** Devices and officers become names, the desk its own word; what is unknown stays as it is written. */
function useActor(): (actor: string) => string {
  const { t } = useTranslation();
  const places = usePlaces();
  return (actor) => {
    if (actor === 'system') return t('case.system');
    if (actor === 'operator') return t('case.operator');
    const id = actor.replace(/^(device|demo):/, '').replace(/^sim-/, '');
    return places.officer(id)?.name ?? id;
  };
}
