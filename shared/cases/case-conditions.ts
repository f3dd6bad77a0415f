import type { ExtensionLimits, SuspensionLimits } from '../clocks/clock-policy.ts';
import type { CaseView } from '../model/case.ts';
import type { CaseHistory } from './case-history.ts';
import { levelAbove } from './case-levels.ts';
import type { ToldLaterPolicy } from './told-later.ts';

/** The figures of the policy packs that decide on steps, and the moment. */
export interface LoopRules {
  readonly nowMs: number;
  /** Null where no document lets a case have more time, or be suspended (CLK-10). */
  readonly extension: ExtensionLimits | null;
  readonly suspension: SuspensionLimits | null;
  /** Emergency handling first, responsibility after (DUT-12). */
  readonly emergencyFirst: boolean;
  /** Null where no pack lets a step be told later than it was done (CAS-24). */
  readonly toldLater: ToldLaterPolicy | null;
}

/** A case with its past, at a moment. */
export interface Situation {
  readonly item: CaseView;
  readonly past: CaseHistory;
  readonly rules: LoopRules;
}

/** Whether handling cannot wait for filing (CAS-9): a major case, and a sudden event (突发事件) of the code table. */
export function isEmergency({ severity, code }: Pick<CaseView, 'severity' | 'code'>): boolean {
  return severity === 'major' || (code?.startsWith('event-05') ?? false);
}

/**
 * Conditions of single steps beyond state and actor, by the reason that a refusal gives. Each is true when the step may go on.
 */
export const CONDITIONS = {
  /** Filing that followed an emergency dispatch happens once. */
  'not-filed-yet': ({ past }) => !past.isFiled,
  filed: ({ past }) => past.isFiled,
  'emergency-first': ({ rules }) => rules.emergencyFirst,
  /** A check on site has found the work done. */
  'check-passed': ({ past }) => past.checked === 'passed',
  'no-open-whistle': ({ item }) => item.whistledMs === null,
  'open-whistle': ({ item }) => item.whistledMs !== null,
  /** Whoever answered a whistle is still on the way. */
  'responder-on-the-way': ({ item, past }) => item.responder !== null && !past.hasResponderArrived,
  'extensions-provided': ({ rules }) => rules.extension !== null,
  'suspensions-provided': ({ rules }) => rules.suspension !== null,
  'due-time-set': ({ item }) => item.dueMs !== null,
  'not-overdue': ({ item, rules }) => item.dueMs === null || rules.nowMs <= item.dueMs,
  'extensions-left': ({ past, rules }) => past.granted.extend < (rules.extension?.most ?? 0),
  'suspensions-left': ({ past, rules }) => past.granted.suspend < (rules.suspension?.most ?? 0),
  /** A closed case is appealed against once. */
  'appeal-left': ({ past }) => past.granted.appeal === 0,
  'level-above': ({ item }) => levelAbove(item.level) !== null,
  'caller-waits': ({ item, past }) => callerWaits(item, past),
  'caller-unsatisfied': ({ past }) => past.reply === 'unsatisfied',
} as const satisfies Readonly<Record<string, (situation: Situation) => boolean>>;
export type Condition = keyof typeof CONDITIONS;

/** Somebody called, and waits for an answer. */
export function callerWaits({ source }: Pick<CaseView, 'source'>, { reply }: Pick<CaseHistory, 'reply'>): boolean {
  return (source === 'hotline' || source === 'public') && (reply === null || reply === 'not-reached');
}

/** Approvals that a request needs, at least one: nobody grants what they ask for (CAS-10). */
function approvalsNeeded({ item: { pending }, rules }: Situation): number {
  const stated = { extend: rules.extension?.approvals, suspend: rules.suspension?.approvals, appeal: 1 };
  return pending === null ? 1 : Math.max(1, stated[pending] ?? 1);
}

/** Whether the next approval is the last one needed. */
export function isLastApproval(situation: Situation): boolean {
  return situation.past.approvers.length + 1 >= approvalsNeeded(situation);
}
