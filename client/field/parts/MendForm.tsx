import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { untimed, type FieldCommand, type OutboxItem } from '../../../shared/field/command.ts';
import { useField, useOpened } from '../use-field.ts';

/** Other words for a refused report or step; it is another command to the server then (PHN-5). */
export function MendForm({ item, closed }: { readonly item: OutboxItem; readonly closed: () => void }) {
  const { t } = useTranslation('field');
  const { outbox } = useOpened();
  const { key, refusal } = item;
  // A time that the server does not take is left out: the step is of when it comes in.
  const command = refusal?.field === 'at' ? untimed(item.command) : item.command;
  const [text, setText] = useState(textOf(command));
  const caseId = command.kind === 'step' && 'case' in command.of ? command.of.case : null;
  const seen = useField((state) => state.answer?.cases.find(({ id }) => id === caseId)?.version ?? null);
  return (
    <form
      className="action-form"
      onSubmit={(event) => {
        event.preventDefault();
        void outbox.correct(key, crypto.randomUUID(), withText(command, text.trim(), seen));
        closed();
      }}
    >
      <label className="field-label">
        <span>{t(command.kind === 'report' ? 'description' : 'note')}</span>
        <textarea rows={3} maxLength={900} value={text} onChange={({ target }) => setText(target.value)} />
      </label>
      <div className="action-send">
        <button type="button" className="field-button" onClick={closed}>
          {t('cancel')}
        </button>
        <button type="submit" className="field-button is-main">
          {t('send')}
        </button>
      </div>
    </form>
  );
}

function textOf(command: FieldCommand): string {
  if (command.kind === 'report') return command.body.description;
  return command.kind === 'step' ? (command.body.note ?? '') : '';
}

function withText(command: FieldCommand, text: string, seen: number | null): FieldCommand {
  switch (command.kind) {
    case 'report':
      return { ...command, body: { ...command.body, description: text || command.body.description } };
    case 'step': {
      const { note: _, ...body } = command.body;
      const version = seen ?? command.version;
      return { ...command, version, body: text ? { ...body, note: text } : body };
    }
    case 'photo':
    case 'receipt':
    case 'break':
      return command;
  }
}
