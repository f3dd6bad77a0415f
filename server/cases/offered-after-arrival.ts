import type { Actor } from '../../shared/access/authorize.ts';
import type { OfferedAction } from '../../shared/cases/case-action.ts';
import { takeStep } from '../../shared/cases/take-step.ts';
import { allowedCaseActions, judgeStep } from '../../shared/cases/workflow.ts';
import type { StoredCase } from '../ports/cases.ts';
import type { CaseParts } from './case-parts.ts';

/** Tells what would be offered after an arrival, by taking the step on paper: nothing is stored. */
export function createOfferedAfterArrival({ clock, limitsAt, rulesAt, asCaseActor }: CaseParts) {
  return ({ item, events }: StoredCase, actor: Actor): readonly OfferedAction[] | null => {
    const rules = rulesAt(clock.nowMs());
    const who = asCaseActor(actor);
    const step = { action: 'arrive' } as const;
    const judged = judgeStep(item, events, who, step, rules);
    if (!judged.ok) return null;
    const taken = takeStep(judged.value, step, who, { deadlines: limitsAt(item.reportedMs) });
    const seq = (events.at(-1)?.seq ?? 0) + 1;
    return allowedCaseActions(taken.item, [...events, { ...taken.event, seq }], who, rules);
  };
}
