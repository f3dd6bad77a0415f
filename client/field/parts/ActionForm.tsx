import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseAction, OfferedAction } from '../../../shared/cases/case-action.ts';
import { minuteOfDayMs } from '../../../shared/lib/local-day.ts';
import { outcomeWord } from '../../selectors/case-outcomes.ts';
import type { Shot } from '../take-photo.ts';
import { oneAtATime } from '../../ui/one-at-a-time.ts';
import { useField, useFieldFormats, useOpened, useServerMs } from '../use-field.ts';
import { ChoiceField } from './ChoiceField.tsx';
import { HoldButton } from './HoldButton.tsx';
import { PhotoButton } from './PhotoButton.tsx';
import { useActionWords } from './use-action-words.ts';
import { isFilled, needOf, NOTHING_FILLED, photoKindOf, stepBody } from './step-body.ts';

const PHRASES = {
  persuade: ['phrase-complied', 'phrase-gone'],
  handle: ['phrase-cleaned', 'phrase-repaired', 'phrase-gone'],
  feedback: ['phrase-cleaned', 'phrase-repaired', 'phrase-complied'],
  return: ['phrase-not-mine', 'phrase-elsewhere'],
} as const satisfies Partial<Record<CaseAction, readonly string[]>>;

/** When the time of a deadline is offered, in days from today at the end of the working day. */
const DEADLINE_DAYS = [0, 1, 3, 7] as const;
const END_OF_DAY_MINUTE = 18 * 60;
const DAY_MS = 86_400_000;

interface ActionFormProps {
  readonly caseId: string;
  readonly version: number;
  readonly offered: OfferedAction;
  readonly closed: () => void;
}

/** A form that follows from what the server said a step needs; what it gives goes into the outbox. */
export function ActionForm({ caseId, version, offered, closed }: ActionFormProps) {
  const { t } = useTranslation('field');
  const { t: word } = useTranslation('words');
  const formats = useFieldFormats();
  const nowMs = useServerMs();
  const doing = useActionWords();
  const { outbox } = useOpened();
  const isOnline = useField((state) => state.isOnline);
  const timeZone = useField((state) => state.answer?.timeZone ?? 'Asia/Shanghai');
  const [filled, setFilled] = useState(NOTHING_FILLED);
  const [press] = useState(oneAtATime);
  const [shot, setShot] = useState<Shot | null>(null);
  const { action } = offered;
  const [note, outcome, photo, deadline, to] = (['note', 'outcome', 'photo', 'deadline', 'to'] as const).map((field) =>
    needOf(offered, field),
  );
  const label = doing(action);
  const isReady = isFilled(offered, filled);
  const phrases: readonly (typeof PHRASES)[keyof typeof PHRASES][number][] =
    action in PHRASES ? PHRASES[action as keyof typeof PHRASES] : [];

  async function send(): Promise<boolean> {
    const body = stepBody(offered, filled);
    const of = { case: caseId };
    const step = { key: crypto.randomUUID(), command: { kind: 'step', of, body, version } } as const;
    const kept = await outbox.give(
      shot
        ? [
            {
              key: shot.id,
              command: { kind: 'photo', of, photo: shot.id, photoKind: photoKindOf(offered) },
              picture: shot.bytes,
            },
            step,
          ]
        : [step],
    );
    if (kept) closed();
    return kept;
  }

  return (
    <form
      className="action-form"
      data-action={action}
      onSubmit={(event) => {
        event.preventDefault();
        if (isReady) void press(send);
      }}
    >
      <h2>{label}</h2>
      {outcome?.values && (
        <ChoiceField
          label={t('outcome')}
          choices={outcome.values.map((value) => {
            const known = outcomeWord(action, value);
            return { value, name: known ? word(`caseOutcome.${known}`) : value };
          })}
          chosen={filled.outcome}
          choose={(value) => setFilled({ ...filled, outcome: value })}
        />
      )}
      {photo && (
        <PhotoButton
          shot={shot}
          isWanted={photo.wanted === 'required'}
          taken={(taken) => {
            setShot(taken);
            // It took a moment to make: what was filled in meanwhile stays.
            setFilled((now) => ({ ...now, photo: taken.id }));
          }}
        />
      )}
      {deadline && (
        <ChoiceField
          label={t('deadline')}
          choices={DEADLINE_DAYS.map((days) => minuteOfDayMs(nowMs + days * DAY_MS, END_OF_DAY_MINUTE, timeZone))
            .filter((atMs) => atMs > nowMs && atMs <= (deadline.latestMs ?? Infinity))
            .map((atMs) => ({ value: String(atMs), name: formats.moment(atMs, nowMs) }))}
          chosen={filled.deadlineMs === null ? null : String(filled.deadlineMs)}
          choose={(value) => setFilled({ ...filled, deadlineMs: Number(value) })}
        />
      )}
      {to?.values && to.values.length > 1 && (
        <ChoiceField
          label={t('to')}
          choices={to.values.map((value) => ({ value, name: value }))}
          chosen={filled.to}
          choose={(value) => setFilled({ ...filled, to: value })}
        />
      )}
      {note && (
        <label className="field-label">
          <span>
            {t(note.wanted === 'required' ? 'note-required' : note.wanted === 'either' ? 'note-either' : 'note')}
          </span>
          {phrases.length > 0 && (
            <span className="phrases">
              {phrases.map((phrase) => (
                <button
                  key={phrase}
                  type="button"
                  className="field-button"
                  onClick={() => setFilled({ ...filled, note: t(phrase) })}
                >
                  {t(phrase)}
                </button>
              ))}
            </span>
          )}
          <textarea
            name="note"
            rows={2}
            maxLength={900}
            value={filled.note}
            onChange={({ target }) => setFilled({ ...filled, note: target.value })}
          />
        </label>
      )}
      <div className="action-send">
        <button type="button" className="field-button" onClick={closed}>
          {t('cancel')}
        </button>
        {action === 'whistle' || action === 'answer-whistle' ? (
          <HoldButton className="is-main" label={label} held={() => void press(send)} />
        ) : (
          <button type="submit" className="field-button is-main" disabled={!isReady}>
            {t(isOnline ? 'send' : 'send-offline')}
          </button>
        )}
      </div>
    </form>
  );
}
