import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { holds, needsOf, type FieldCommand, type OutboxItem } from '../../../shared/field/command.ts';
import { EmptyNote } from '../../ui/EmptyNote.tsx';
import { MendForm } from '../parts/MendForm.tsx';
import { useRefusalWords } from '../parts/use-refusal-words.ts';
import { goTo, useField, useFieldFormats, useOpened } from '../use-field.ts';

/** Everything that waits, in order; what was refused with the reason and what can be done about it. */
export function OutboxPage() {
  const { t } = useTranslation('field');
  const { outbox } = useOpened();
  const items = useField((state) => state.outbox.items);
  const refused = new Set(items.filter(({ refusal }) => refusal !== null).map(holds));
  return (
    <div className="field-page">
      <h1>{t('outbox-title')}</h1>
      {items.length === 0 ? (
        <EmptyNote>
          <b>{t('outbox-empty')}</b>
          <span>{t('outbox-empty-hint')}</span>
        </EmptyNote>
      ) : (
        <>
          <ol className="card-list">
            {items.map((item) => (
              <OutboxCard
                key={item.key}
                item={item}
                isHeld={item.refusal === null && needsOf(item).some((need) => refused.has(need))}
              />
            ))}
          </ol>
          <button type="button" className="field-button is-main" onClick={() => outbox.wake()}>
            {t('send-now')}
          </button>
        </>
      )}
    </div>
  );
}

function OutboxCard({ item, isHeld }: { readonly item: OutboxItem; readonly isHeld: boolean }) {
  const { t } = useTranslation('field');
  const formats = useFieldFormats();
  const why = useRefusalWords();
  const { outbox } = useOpened();
  const answer = useField((state) => state.answer);
  const [isSure, setIsSure] = useState(false);
  const [isMending, setIsMending] = useState(false);
  const { key, command, madeMs, attempts, refusal } = item;
  const caseId = 'of' in command && 'case' in command.of ? command.of.case : null;
  const title = useTitle(command);
  const text =
    command.kind === 'report' ? command.body.description : command.kind === 'step' ? command.body.note : undefined;
  const seen = answer?.cases.find(({ id }) => id === caseId)?.version ?? null;
  return (
    <li className="case-card outbox-card" data-command={command.kind} data-refused={refusal?.code}>
      <span className="case-card-head">
        <b>{title}</b>
        <small>{t('made-at', { time: formats.minute(madeMs) })}</small>
        {attempts > 0 && <small>{t('tries', { count: attempts })}</small>}
      </span>
      {text && <span className="case-card-text">{text}</span>}
      {caseId && (
        <button type="button" className="field-link" onClick={() => goTo('case', caseId)}>
          {caseId}
        </button>
      )}
      {isHeld && <span className="case-waiting">{t('held-back')}</span>}
      {refusal && (
        <p className="field-trouble" role="alert">
          {why(refusal)}
        </p>
      )}
      {isMending ? (
        <MendForm item={item} closed={() => setIsMending(false)} />
      ) : (
        <span className="step-buttons">
          {refusal && (
            <button type="button" className="field-button is-main" onClick={() => void outbox.retry(key, seen)}>
              {t('try-again')}
            </button>
          )}
          {refusal && (command.kind === 'report' || command.kind === 'step') && (
            <button type="button" className="field-button" onClick={() => setIsMending(true)}>
              {t('mend')}
            </button>
          )}
          <button
            type="button"
            className="field-button"
            onClick={() => (isSure ? void outbox.discard(key) : setIsSure(true))}
          >
            {t(isSure ? 'discard-sure' : 'discard')}
          </button>
        </span>
      )}
    </li>
  );
}

function useTitle(command: FieldCommand): string {
  const { t } = useTranslation('field');
  const { t: word } = useTranslation('words');
  switch (command.kind) {
    case 'report':
      return `${t('kind-report')} · ${command.body.category ? word(`category.${command.body.category}`) : ''}`;
    case 'photo':
      return t('kind-photo');
    case 'step':
      return word(`caseAction.${command.body.action}`);
    case 'receipt':
      return word('caseAction.receive');
    case 'break':
      return t(command.isOn ? 'kind-break-begin' : 'kind-break-end');
  }
}
