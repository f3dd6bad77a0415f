import type { Reason } from '../explain/explained.ts';
import type { CaseFact } from '../model/case.ts';
import { condition } from './condition.ts';
import type { DutiesPolicy, Stated } from './duties-policy.ts';
import type { Coordinator, ReportDuty, Rung } from './working-schemas.ts';

/** A problem where it lies now. */
export interface ProblemAtRung {
  readonly at: Rung;
  /** Whether it is within the duty of whoever has it. */
  readonly isWithinDuty: boolean;
  /** Whether what can be done against its getting worse was done. */
  readonly hasPrevented: boolean;
}

/** What comes next of a problem. */
export interface Escalation {
  readonly action: 'solve' | 'prevent-first' | 'escalate';
  /** Where it goes; null when it stays. */
  readonly to: Rung | null;
  readonly reasons: readonly Reason[];
}

/**
 * What to do with a problem (DUT-10): within one's duty it is solved; beyond it a preventive measure comes first, then it
 * goes one rung up and never further. The top rung solves whatever reaches it. Null for a rung that no document names.
 */
export function escalate(problem: ProblemAtRung, { escalation }: DutiesPolicy): Escalation | null {
  const i = escalation.findIndex(({ rung }) => rung === problem.at);
  const here = escalation[i];
  if (!here) return null;
  const within = condition(['DUT-10', 'within-duty', problem.isWithinDuty], here, { measured: problem.at });
  const above = escalation[i + 1];
  if (problem.isWithinDuty || !above) return { action: 'solve', to: null, reasons: [within] };
  const prevented = condition(['DUT-10', 'prevented', problem.hasPrevented], here);
  if (!problem.hasPrevented) return { action: 'prevent-first', to: null, reasons: [within, prevented] };
  const reasons = [within, prevented, condition(['DUT-10', 'next-rung', true], above, { measured: above.rung })];
  return { action: 'escalate', to: above.rung, reasons };
}

/** Who coordinates an emergency of a severity (DUT-11); null where no document says. */
export function coordinatorOf(
  severity: CaseFact['severity'],
  { coordinators }: Pick<DutiesPolicy, 'coordinators'>,
): Stated<Coordinator> | null {
  return coordinators.find((one) => one.severity === severity) ?? null;
}

/** Who must be told of a problem, and which of them were (DUT-13, 双报告). */
export function doubleReport(
  given: Pick<ReportDuty, 'by' | 'when'> & { readonly told: readonly ReportDuty['to'][number][] },
  { reports }: Pick<DutiesPolicy, 'reports'>,
): readonly Reason[] {
  const duties = reports.filter(({ by, when }) => by === given.by && when === given.when);
  return duties.flatMap((duty) =>
    duty.to.map((to) => condition(['DUT-13', to, given.told.includes(to)], duty, { measured: given.by })),
  );
}
