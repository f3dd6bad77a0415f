import type { CaseAction } from '../../../shared/cases/case-action.ts';
import type { OutboxItem } from '../../../shared/field/command.ts';

/** Steps of a case that are in the outbox, in their order, refused ones left out. */
export function waitingSteps(items: readonly OutboxItem[], id: string): readonly CaseAction[] {
  return items.flatMap(({ command, refusal }) =>
    refusal === null && command.kind === 'step' && 'case' in command.of && command.of.case === id
      ? [command.body.action]
      : [],
  );
}
