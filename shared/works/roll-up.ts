import { TARGET_STATES, type TargetProgress, type TargetState } from './target-progress.ts';
import { targetProgress, type ProgressMoment } from './target-progress.ts';
import type { ProgressReport } from './progress-report.ts';
import type { PlanOfWork } from './works-policy.ts';
import type { WorkField, WorkTask } from './work-task.ts';

/** How a group of targets stands together. */
export interface RollUp {
  readonly targets: number;
  readonly byState: Readonly<Record<TargetState, number>>;
  /** The worst state in it, in the order of `TARGET_STATES`; null without targets: the text gives no figure there. */
  readonly worst: TargetState | null;
  /** Mean share of those whose share is known, all alike (assumed); null when none is. */
  readonly share: number | null;
  /** How many shares went into it. */
  readonly shares: number;
}

/** Rolls up targets of a task, a field or a plan (WRK-7), in any order. */
export function rollUp(progress: Iterable<TargetProgress>): RollUp {
  const byState = Object.fromEntries(TARGET_STATES.map((state) => [state, 0])) as Record<TargetState, number>;
  const shares: number[] = [];
  let targets = 0;
  for (const { state, share } of progress) {
    targets++;
    byState[state]++;
    if (share !== null) shares.push(share);
  }
  // Sorted, so that the same shares in another order give the same last digit.
  const sum = shares.sort((a, b) => a - b).reduce((total, share) => total + share, 0);
  return {
    targets,
    byState,
    worst: TARGET_STATES.find((state) => byState[state] > 0) ?? null,
    share: shares.length > 0 ? sum / shares.length : null,
    shares: shares.length,
  };
}

/** A plan as it stands on a day. */
export interface PlanProgress {
  readonly byTarget: ReadonlyMap<string, TargetProgress>;
  readonly byTask: ReadonlyMap<string, RollUp>;
  readonly byField: ReadonlyMap<WorkField, RollUp>;
  readonly whole: RollUp;
}

/** Progress of every target of a plan, rolled up to tasks, fields and the plan (WRK-7). */
export function planProgress(
  plan: PlanOfWork,
  reports: ReadonlyMap<string, readonly ProgressReport[]>,
  asOf: string,
): PlanProgress {
  const moment: ProgressMoment = { asOf, planFrom: plan.plan.fromDay, planBasis: plan.source.basis };
  const byTarget = new Map<string, TargetProgress>();
  for (const target of plan.tasks.flatMap(targetsOf))
    byTarget.set(target.id, targetProgress(target, reports.get(target.id) ?? [], moment));
  const of = (tasks: readonly WorkTask[]) => rollUp(tasks.flatMap(targetsOf).map(({ id }) => byTarget.get(id)!));
  return {
    byTarget,
    byTask: new Map(plan.tasks.map((task) => [task.id, of([task])])),
    byField: new Map(plan.fields.map(({ id }) => [id, of(plan.tasks.filter(({ field }) => field === id))])),
    whole: of(plan.tasks),
  };
}

/** The targets of all parts of a task, in the order of the text. */
export function targetsOf(task: WorkTask) {
  return task.blocks.flatMap(({ targets }) => targets);
}
