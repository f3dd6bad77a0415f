import { daysBetween, type ProgressReport } from './progress-report.ts';
import type { WorkTarget } from './work-task.ts';

/**
 * How a target stands. `unknown`: nobody reported. `no-figure`: the text gives none to compare with. `done`, `done-late`, `overdue`:
 * against the due day. `on-track`, `behind`: against its plan before that. `open`: not there yet, and nothing says how
 * far it should be. `kept`, `missed`: standards and recurring work.
 */
export const TARGET_STATES = [
  'overdue',
  'missed',
  'behind',
  'done-late',
  'unknown',
  'open',
  'on-track',
  'kept',
  'done',
  'no-figure',
] as const;
export type TargetState = (typeof TARGET_STATES)[number];

/** Where a target should be by now, and on what that rests: milestones of the text, or an even pace (assumed). */
interface ExpectedProgress {
  readonly value: number;
  readonly plan: 'milestones' | 'linear';
  readonly basis: 'clause' | 'assumed';
}

export interface TargetProgress {
  readonly target: string;
  readonly state: TargetState;
  readonly latest: Omit<ProgressReport, 'target'> | null;
  /** 0–1 of the way from the base (0 without one) to the target; null when it cannot be told. */
  readonly share: number | null;
  readonly expected: ExpectedProgress | null;
  /** Days to the due day (of recurring work, to the next time); negative after it. */
  readonly dueInDays: number | null;
  readonly lateDays: number | null;
  readonly doneOn: string | null;
  readonly basis: 'clause' | 'assumed' | 'simulated';
}

/** Surroundings of a target: the day that is asked about, the first day of its plan, and the basis of the plan. */
export interface ProgressMoment {
  readonly asOf: string;
  readonly planFrom: string;
  readonly planBasis: 'clause' | 'assumed';
}

/** True when a figure is what the target asks for (WRK-2): a plain number is reached by any figure from it on. */
export function meetsTarget({ direction, value }: Pick<WorkTarget, 'direction' | 'value'>, figure: number): boolean {
  if (value === null) return false;
  return direction === 'at-most' ? figure <= value : figure >= value;
}

/**
 * How a target stands on a day, from reports in any order (WRK-2 to WRK-6). Reports of later days are not looked at;
 * without any the state is `unknown`, never 0.
 */
export function targetProgress(
  target: WorkTarget,
  reports: readonly ProgressReport[],
  moment: ProgressMoment,
): TargetProgress {
  const days = dailyReports(target, reports, moment.asOf);
  const latest = days.at(-1) ?? null;
  const standing = standingOf(target, days, moment);
  return {
    target: target.id,
    latest: latest && { date: latest.date, value: latest.value, source: latest.source, basis: latest.basis },
    share: latest && target.kind !== 'repeat' ? shareDone(target, latest.value) : null,
    expected: null,
    dueInDays: target.due && daysBetween(moment.asOf, target.due.date),
    lateDays: null,
    doneOn: null,
    ...standing,
    basis: basisOf(target, latest, moment.planBasis),
  };
}

type Standing = Pick<TargetProgress, 'state'> &
  Partial<Pick<TargetProgress, 'expected' | 'dueInDays' | 'lateDays' | 'doneOn'>>;

function standingOf(target: WorkTarget, days: readonly ProgressReport[], moment: ProgressMoment): Standing {
  if (target.value === null) return { state: 'no-figure' };
  const latest = days.at(-1);
  if (!latest) return { state: 'unknown' };
  const met = meetsTarget(target, latest.value);
  switch (target.kind) {
    case 'keep':
      return { state: met ? 'kept' : 'missed' };
    case 'repeat':
      return repeatStanding(target.value, latest.date, moment.asOf);
    case 'reach':
      return met ? doneStanding(target, days) : openStanding(target, latest.value, moment);
  }
}

/** Recurring work is late from the day after the interval ends (WRK-6). */
function repeatStanding(everyDays: number, last: string, asOf: string): Standing {
  const dueInDays = everyDays - daysBetween(last, asOf);
  return dueInDays < 0
    ? { state: 'missed', dueInDays, lateDays: -dueInDays }
    : { state: 'kept', dueInDays, lateDays: null };
}

/** Done since the first day from which every report meets the target. */
function doneStanding(target: WorkTarget, days: readonly ProgressReport[]): Standing {
  const lastMiss = days.findLastIndex(({ value }) => !meetsTarget(target, value));
  const doneOn = days[lastMiss + 1]!.date;
  const lateDays = target.due ? daysBetween(target.due.date, doneOn) : 0;
  return lateDays > 0 ? { state: 'done-late', doneOn, lateDays } : { state: 'done', doneOn };
}

function openStanding(target: WorkTarget, value: number, moment: ProgressMoment): Standing {
  const { due } = target;
  if (!due) return { state: 'open' };
  const late = daysBetween(due.date, moment.asOf);
  if (late > 0) return { state: 'overdue', lateDays: late };
  if (target.milestones) return milestoneStanding(target, target.milestones, value, moment.asOf);
  const expected = evenPace(target, due.date, moment);
  if (!expected) return { state: 'open' };
  return { state: meetsTarget({ ...target, value: expected.value }, value) ? 'on-track' : 'behind', expected };
}

/** Milestones bind from the day after theirs (WRK-5). */
function milestoneStanding(
  target: WorkTarget,
  milestones: NonNullable<WorkTarget['milestones']>,
  value: number,
  asOf: string,
): Standing {
  const passed = milestones.findLast(({ date }) => date < asOf);
  const expected: ExpectedProgress = { value: passed?.value ?? target.base ?? 0, plan: 'milestones', basis: 'clause' };
  return !passed || meetsTarget({ ...target, value: passed.value }, value)
    ? { state: 'on-track', expected }
    : { state: 'behind', expected, lateDays: daysBetween(passed.date, asOf) };
}

/** Even over time from the first day of the plan to the due day; only where it is known where counting begins. */
function evenPace(target: WorkTarget, due: string, { asOf, planFrom }: ProgressMoment): ExpectedProgress | null {
  const { base, value } = target;
  const total = daysBetween(planFrom, due);
  if (base === undefined || value === null || total <= 0) return null;
  const gone = Math.min(1, Math.max(0, daysBetween(planFrom, asOf) / total));
  return { value: base + (value - base) * gone, plan: 'linear', basis: 'assumed' };
}

/** Share of the way, 0–1 (WRK-3). */
function shareDone(target: WorkTarget, figure: number): number | null {
  const { value, base } = target;
  if (value === null) return null;
  if (meetsTarget(target, figure)) return 1;
  if (target.direction === 'at-most' && base === undefined) return null;
  const from = base ?? 0;
  return value === from ? 0 : Math.min(1, Math.max(0, (figure - from) / (value - from)));
}

/** One report for each day up to `asOf`, oldest first. Of several on a day the one furthest from the target counts (WRK-4). */
function dailyReports(target: WorkTarget, reports: readonly ProgressReport[], asOf: string): readonly ProgressReport[] {
  const byDay = new Map<string, ProgressReport>();
  for (const report of reports) {
    if (report.date > asOf) continue;
    const known = byDay.get(report.date);
    if (!known || comesBefore(target, report, known)) byDay.set(report.date, report);
  }
  return [...byDay.values()].sort((a, b) => (a.date < b.date ? -1 : 1));
}

function comesBefore(target: WorkTarget, a: ProgressReport, b: ProgressReport): boolean {
  if (a.value !== b.value) return target.direction === 'at-most' ? a.value > b.value : a.value < b.value;
  return a.source === b.source ? a.basis < b.basis : a.source < b.source;
}

function basisOf(
  { basis, due }: WorkTarget,
  latest: ProgressReport | null,
  planBasis: 'clause' | 'assumed',
): TargetProgress['basis'] {
  if (latest?.basis === 'simulated') return 'simulated';
  const assumed = [basis, due?.basis, latest?.basis, planBasis].includes('assumed');
  return assumed ? 'assumed' : 'clause';
}
