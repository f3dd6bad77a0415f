import { rollUp, type PlanProgress, type RollUp } from './roll-up.ts';
import type { WorkBlock, WorkTask, WorkUnit } from './work-task.ts';
import type { PlanOfWork } from './works-policy.ts';

/** What a unit answers for in a plan. */
export interface UnitDuties {
  readonly unit: WorkUnit;
  /** Ids of the parts of tasks that it leads (牵头单位), and of those that it shares in (责任单位). */
  readonly leads: readonly string[];
  readonly shares: readonly string[];
  readonly led: RollUp;
  readonly shared: RollUp;
}

/** Every unit of a plan with what it leads and shares in (WRK-8), in the order of the register. */
export function unitDuties(plan: PlanOfWork, progress: PlanProgress): readonly UnitDuties[] {
  const blocks = plan.tasks.flatMap((task) => task.blocks.map((block) => ({ block, ...unitsOf(task, block) })));
  const roll = (some: readonly { readonly block: WorkBlock }[]) =>
    rollUp(some.flatMap(({ block }) => block.targets.map(({ id }) => progress.byTarget.get(id)!)));
  return plan.units.map((unit) => {
    const led = blocks.filter(({ lead }) => named(unit, lead));
    const shared = blocks.filter(({ lead, responsible }) => !named(unit, lead) && named(unit, responsible));
    return {
      unit,
      leads: led.map(({ block }) => block.id),
      shares: shared.map(({ block }) => block.id),
      led: roll(led),
      shared: roll(shared),
    };
  });
}

/** Whether a unit has a part in a task, under any spelling of its name. */
export function hasPartIn(unit: WorkUnit, task: WorkTask): boolean {
  return task.blocks.some(({ lead, responsible }) => named(unit, lead) || named(unit, responsible));
}

/** An aim over the parts of a task is answered for by the units of all parts. */
function unitsOf(task: WorkTask, block: WorkBlock): Pick<WorkBlock, 'lead' | 'responsible'> {
  if (block.lead.length > 0) return block;
  return {
    lead: task.blocks.flatMap(({ lead }) => lead),
    responsible: task.blocks.flatMap(({ responsible }) => responsible),
  };
}

function named(unit: WorkUnit, names: readonly string[]): boolean {
  return unit.written.some((name) => names.includes(name));
}
