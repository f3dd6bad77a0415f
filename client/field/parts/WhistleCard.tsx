import { useTranslation } from 'react-i18next';
import type { FieldAnswer } from '../../../shared/http/endpoints/field.ts';
import { useField, useFieldFormats, useOpened, useServerMs } from '../use-field.ts';
import { HoldButton } from './HoldButton.tsx';
import { PlaceLine } from './PlaceLine.tsx';
import { waitingSteps } from './waiting-steps.ts';

/** A whistle of the town: what, where, since when, and one button to answer it. */
export function WhistleCard({ whistle }: { readonly whistle: FieldAnswer['whistles'][number] }) {
  const { t } = useTranslation('field');
  const { t: word } = useTranslation('words');
  const formats = useFieldFormats();
  const nowMs = useServerMs();
  const { outbox } = useOpened();
  const isAnswered = useField((state) => waitingSteps(state.outbox.items, whistle.id).length > 0);
  const { id, category, whistledMs, version, isAlerted } = whistle;
  const answerIt = () =>
    outbox.give([
      {
        key: crypto.randomUUID(),
        command: { kind: 'step', of: { case: id }, version, body: { action: 'answer-whistle' } },
      },
    ]);
  return (
    <li className="case-card whistle-card">
      <span className="case-card-head">
        <b>{word(`category.${category}`)}</b>
        <span className="case-late">{t('whistle-since', { age: formats.age(nowMs - (whistledMs ?? nowMs)) })}</span>
      </span>
      {isAlerted && <span className="field-trouble">{t('whistle-nearest')}</span>}
      <PlaceLine item={whistle} />
      {isAnswered ? (
        <span className="case-waiting">{t('waiting-steps', { steps: word('caseAction.answer-whistle') })}</span>
      ) : (
        <HoldButton className="is-main" label={t('do-answer-whistle')} held={() => void answerIt()} />
      )}
    </li>
  );
}
