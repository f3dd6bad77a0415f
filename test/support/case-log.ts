import type { CaseStep, OfferedAction } from '../../shared/cases/case-action.ts';
import type { LoopRules } from '../../shared/cases/case-conditions.ts';
import type { CaseEvent } from '../../shared/cases/case-event.ts';
import type { CaseRefusal } from '../../shared/cases/case-refusal.ts';
import type { CaseActor } from '../../shared/cases/case-sides.ts';
import { takeStep } from '../../shared/cases/take-step.ts';
import { allowedCaseActions, judgeStep } from '../../shared/cases/workflow.ts';
import type { CaseView } from '../../shared/model/case.ts';
import { loopRulesAt } from './case-actors.ts';
import { caseEvent } from './case-events.ts';
import { sampleCalendar } from './work-calendars.ts';

export const DEADLINE_RULES = { calendar: sampleCalendar(), warnShare: 0.8 };

/** A case that is taken through its loop by hand, with its log. */
export interface CaseLog {
  readonly item: CaseView;
  readonly events: readonly CaseEvent[];
  nowMs: number;
  rules: Partial<LoopRules>;
  offered(actor: CaseActor): readonly OfferedAction[];
  actions(actor: CaseActor): readonly string[];
  refused(step: CaseStep, actor: CaseActor): CaseRefusal | null;
  /** Takes a step that must be granted, a minute after the one before. */
  take(step: CaseStep, actor: CaseActor): CaseLog;
}

export const MINUTE_MS = 60_000;

export function caseLog(start: CaseView, events: readonly CaseEvent[] = [reportOf(start)]): CaseLog {
  let item = start;
  let rows = events;
  const rulesNow = () => loopRulesAt(log.nowMs, log.rules);
  const log: CaseLog = {
    nowMs: start.updatedMs,
    rules: {},
    get item() {
      return item;
    },
    get events() {
      return rows;
    },
    offered: (actor) => allowedCaseActions(item, rows, actor, rulesNow()),
    actions: (actor) => log.offered(actor).map(({ action }) => action),
    refused(step, actor) {
      const judged = judgeStep(item, rows, actor, step, rulesNow());
      return judged.ok ? null : judged.error;
    },
    take(step, actor) {
      log.nowMs += MINUTE_MS;
      const judged = judgeStep(item, rows, actor, step, rulesNow());
      if (!judged.ok) throw new Error(`${step.action}: ${JSON.stringify(judged.error)}`);
      const taken = takeStep(judged.value, step, actor, { deadlines: DEADLINE_RULES });
      ({ item } = taken);
      rows = [...rows, { ...taken.event, seq: rows.length + 1 }];
      return log;
    },
  };
  return log;
}

export function reportOf({ id, reportedMs }: CaseView, more: Partial<CaseEvent> = {}): CaseEvent {
  return caseEvent({ caseId: id, atMs: reportedMs, action: 'report', to: 'reported', ...more });
}

/** A step with a fitting value in every field that an offer asks for. */
export function filledStep({ action, needs }: OfferedAction, nowMs: number, officer = 'E-9'): CaseStep {
  const values = { note: '说明', photo: 'p-1', officer, deadline: nowMs + 3_600_000, into: 'C-2', line: '1' } as const;
  const given = needs
    .filter(({ wanted }) => wanted !== 'optional')
    .map(({ field, values: known }) => [field, known?.[0] ?? values[field as keyof typeof values]]);
  return { action, ...Object.fromEntries(given) };
}
