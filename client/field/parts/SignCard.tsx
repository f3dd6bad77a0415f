import { useTranslation } from 'react-i18next';
import type { FieldAnswer } from '../../../shared/http/endpoints/field.ts';
import { useField, useFieldFormats, useOpened, useServerMs } from '../use-field.ts';
import { HoldButton } from './HoldButton.tsx';
import { PlaceLine } from './PlaceLine.tsx';

/** A double report that waits for the signature of this officer: what, where, since when, and one button to sign. */
export function SignCard({ report }: { readonly report: FieldAnswer['toSign'][number] }) {
  const { t } = useTranslation('field');
  const { t: word } = useTranslation('words');
  const formats = useFieldFormats();
  const nowMs = useServerMs();
  const { outbox } = useOpened();
  const { id, category, level, recipient, toldMs } = report;
  const isSigned = useField(({ outbox: { items } }) =>
    items.some(
      ({ command, refusal }) =>
        refusal === null && command.kind === 'receipt' && 'case' in command.of && command.of.case === id,
    ),
  );
  const sign = () =>
    outbox.give([{ key: crypto.randomUUID(), command: { kind: 'receipt', of: { case: id }, as: recipient } }]);
  return (
    <li className="case-card whistle-card" data-sign={id}>
      <span className="case-card-head">
        <b>{word(`category.${category}`)}</b>
        <span className="case-state">{word(`caseLevel.${level}`)}</span>
        <span className="case-warning">{t('sign-since', { age: formats.age(nowMs - toldMs) })}</span>
      </span>
      <PlaceLine item={report} />
      {isSigned ? (
        <span className="case-waiting">{t('waiting-steps', { steps: word('caseAction.receive') })}</span>
      ) : (
        <HoldButton className="is-main" label={t('sign')} held={() => void sign()} />
      )}
    </li>
  );
}
