import type { Reason } from '../explain/explained.ts';
import type { Source, Sourced } from '../policy/resolve-parameter.ts';
import type { ExtensionLimits, SuspensionLimits } from './clock-policy.ts';

/** A case that asks for more time. */
export interface MoreTimeRequest {
  /** How often the case was granted this before. */
  readonly grantedBefore: number;
  readonly approvals: number;
  readonly nowMs: number;
  readonly dueMs: number;
}

/** Whether something is granted, with every condition. */
export interface MoreTimeAnswer {
  readonly granted: boolean;
  readonly reasons: readonly Reason[];
}

/**
 * Whether a case gets its original limit once more (延期, CLK-10): not too often, not after it is overdue (at the due time
 * it still may), and with the approvals that are asked for.
 */
export function mayExtend(request: MoreTimeRequest, { value, source }: Sourced<ExtensionLimits>): MoreTimeAnswer {
  const { grantedBefore, approvals, nowMs, dueMs } = request;
  return answer([
    reason('times', grantedBefore < value.most, [grantedBefore, value.most, null], source),
    reason('before-overdue', nowMs <= dueMs, [nowMs, dueMs, 'epoch ms'], source),
    reason('approvals', approvals >= value.approvals, [approvals, value.approvals, null], source),
  ]);
}

/** Whether a case is suspended for so many days (挂账, CLK-10): not too often, not for too long, with the approvals. */
export function maySuspend(
  request: Pick<MoreTimeRequest, 'grantedBefore' | 'approvals'> & { readonly days: number },
  { value, source }: Sourced<SuspensionLimits>,
): MoreTimeAnswer {
  const { grantedBefore, approvals, days } = request;
  return answer([
    reason('times', grantedBefore < value.most, [grantedBefore, value.most, null], source),
    reason('length', days > 0 && days <= value.longestDays, [days, value.longestDays, 'day'], source),
    reason('approvals', approvals >= value.approvals, [approvals, value.approvals, null], source),
  ]);
}

function answer(reasons: readonly Reason[]): MoreTimeAnswer {
  return { granted: reasons.every(({ ok }) => ok), reasons };
}

function reason(
  code: string,
  isOk: boolean,
  [measured, threshold, unit]: readonly [number, number, string | null],
  { clause, basis }: Source,
): Reason {
  return { rule: 'CLK-10', code, ok: isOk, measured, threshold, unit, clause, basis };
}
