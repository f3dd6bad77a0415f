import { useTranslation } from 'react-i18next';
import type { CaseAction } from '../../../shared/cases/case-action.ts';
import { CASE_ACTIONS } from '../../../shared/cases/case-action.ts';
import { CASE_RECORDS } from '../../../shared/cases/case-event.ts';
import type { CaseDetail } from '../../../shared/http/case-bodies.ts';
import { outcomeWord } from '../../selectors/case-outcomes.ts';
import { useField, useFieldFormats, useServerMs } from '../use-field.ts';

type Known = CaseAction | (typeof CASE_RECORDS)[number];

/** What happened, newest first; of an arrival also how it was confirmed, of a step its photo. */
export function CaseHistory({ item }: { readonly item: CaseDetail }) {
  const { t } = useTranslation('field');
  const { t: word } = useTranslation('words');
  const formats = useFieldFormats();
  const nowMs = useServerMs();
  const isOnline = useField((state) => state.isOnline);
  return (
    <section className="case-history">
      <h2>{t('timeline')}</h2>
      <ol>
        {[...item.timeline].reverse().map(({ seq, atMs, action, outcome, note, photo, extra }) => (
          <li key={seq} data-action={action}>
            <b>{word(`caseAction.${isKnown(action) ? action : 'other'}`)}</b>
            {extra.arrival && <small> {t(`by-${extra.arrival}`)}</small>}
            <Outcome of={action} is={outcome} />
            {extra.receivedMs !== undefined && (
              <small> {t('told-later', { time: formats.moment(extra.receivedMs, nowMs) })}</small>
            )}
            <time>{formats.moment(atMs, nowMs)}</time>
            {note && <p>{note}</p>}
            {photo && isOnline && (
              <img
                loading="lazy"
                alt={t('photo')}
                src={`/api/v1/cases/${encodeURIComponent(item.id)}/photos/${photo}?size=thumb`}
              />
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}

function Outcome({ of, is }: { readonly of: string; readonly is: string | null }) {
  const { t: word } = useTranslation('words');
  const known = outcomeWord(of, is);
  return known && <small> {word(`caseOutcome.${known}`)}</small>;
}

function isKnown(action: string): action is Known {
  return [...CASE_ACTIONS, ...CASE_RECORDS].some((known) => known === action);
}
