import type { WorkPlanItem, WorkTaskItem } from '../http/endpoints/works.ts';
import { hasPartIn, unitDuties } from './responsibility.ts';
import type { PlanProgress } from './roll-up.ts';
import type { WorkField, WorkTarget, WorkTask, WorkUnit } from './work-task.ts';
import type { PlanOfWork } from './works-policy.ts';

/** Which tasks are asked for; what is left out does not narrow. */
export interface WorkFilter {
  readonly pack?: string | undefined;
  readonly unit?: string | undefined;
  readonly field?: WorkField | undefined;
}

/** The tasks of a plan that fit a filter, in the order of the text. */
export function tasksWanted(plan: PlanOfWork, { pack, unit, field }: WorkFilter): readonly WorkTask[] {
  if (pack !== undefined && pack !== plan.source.pack) return [];
  const wanted = unit === undefined ? null : (plan.units.find((one) => isCalled(one, unit)) ?? 'nobody');
  if (wanted === 'nobody') return [];
  return plan.tasks.filter(
    (task) => (field === undefined || task.field === field) && (wanted === null || hasPartIn(wanted, task)),
  );
}

/** A plan with its fields and units as they stand. */
export function planItem(plan: PlanOfWork, progress: PlanProgress): WorkPlanItem {
  return {
    pack: plan.source.pack,
    document: plan.document,
    source: plan.source,
    plan: plan.plan,
    rollUp: progress.whole,
    fields: plan.fields.map((field) => ({ ...field, rollUp: progress.byField.get(field.id)! })),
    units: unitDuties(plan, progress).map(({ unit, leads, shares, led, shared }) => ({
      name: unit.name,
      kind: unit.kind,
      leads: [...leads],
      shares: [...shares],
      led,
      shared,
    })),
  };
}

/** A task with its units by register name and its targets as they stand. */
export function taskItem(plan: PlanOfWork, task: WorkTask, progress: PlanProgress): WorkTaskItem {
  const called = (names: readonly string[]) =>
    plan.units.filter((unit) => names.some((name) => isCalled(unit, name))).map(({ name }) => name.zh);
  const lead = called(task.blocks.flatMap((block) => block.lead));
  const others = called(task.blocks.flatMap((block) => block.responsible));
  return {
    pack: plan.source.pack,
    document: plan.document,
    id: task.id,
    number: task.number,
    field: task.field,
    title: task.title,
    clause: task.clause,
    lead,
    responsible: others.filter((name) => !lead.includes(name)),
    targets: task.blocks.flatMap(({ targets }) => targetItems(targets, progress)),
    rollUp: progress.byTask.get(task.id)!,
  };
}

/** Targets beside how they stand. */
export function targetItems(targets: readonly WorkTarget[], progress: PlanProgress): WorkTaskItem['targets'] {
  return targets.map((target) => ({ target, progress: progress.byTarget.get(target.id)! }));
}

function isCalled({ name, written }: WorkUnit, asked: string): boolean {
  return name.zh === asked || written.includes(asked);
}
