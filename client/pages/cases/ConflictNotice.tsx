import { useTranslation } from 'react-i18next';
import { CASE_ACTIONS } from '../../../shared/cases/case-action.ts';
import { CASE_RECORDS } from '../../../shared/cases/case-event.ts';
import { useActorNames } from '../../panels/use-actor-names.ts';
import { useFormats } from '../../panels/use-formats.ts';
import type { Conflict } from './use-take-step.ts';

const NAMED = [...CASE_RECORDS, ...CASE_ACTIONS] as const;

/** Somebody was quicker: who did what since this page read the case. What is on screen is what holds now. */
export function ConflictNotice({ conflict, close }: { readonly conflict: Conflict; readonly close: () => void }) {
  const { t } = useTranslation('cases');
  const { t: word } = useTranslation('words');
  const formats = useFormats();
  const nameOf = useActorNames();
  return (
    <section className="notice conflict" role="alert">
      <h2>{t('conflict')}</h2>
      <ul>
        {conflict.since.map(({ seq, atMs, actor, action }) => (
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
