import { useTranslation } from 'react-i18next';
import { CASE_ACTIONS } from '../../../shared/cases/case-action.ts';
import { CASE_RECORDS } from '../../../shared/cases/case-event.ts';
import type { CaseTimelineEntry } from '../../../shared/http/case-bodies.ts';
import { useActorNames } from '../../panels/use-actor-names.ts';
import { useFormats } from '../../panels/use-formats.ts';

const NAMED = [...CASE_RECORDS, ...CASE_ACTIONS] as const;

interface ConflictNoticeProps {
  /** What happened to the case since the form was begun. */
  readonly since: readonly CaseTimelineEntry[];
  readonly close: () => void;
}

/** Somebody was quicker: who did what since the form was begun. What is on screen is what holds now. */
export function ConflictNotice({ since, close }: ConflictNoticeProps) {
  const { t } = useTranslation('cases');
  const { t: word } = useTranslation('words');
  const formats = useFormats();
  const nameOf = useActorNames();
  return (
    <section className="notice conflict" role="alert">
      <h2>{t('conflict')}</h2>
      <ul>
        {since.map(({ seq, atMs, actor, action }) => (
          <li key={seq}>
            {formats.second(atMs)} {nameOf(actor)} ·{' '}
            {word(`caseAction.${NAMED.find((one) => one === action) ?? 'other'}`)}
          </li>
        ))}
      </ul>
      <p>{t('conflict-what-next')}</p>
      <button type="button" className="button" onClick={close}>
        {t('understood')}
      </button>
    </section>
  );
}
