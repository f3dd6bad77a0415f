import { z } from 'zod';
import { err, ok, type Result } from '../lib/result.ts';
import { parameter, readAll, readOptional } from '../policy/parameter.ts';
import { numberParameter } from '../policy/policy-numbers.ts';
import type { PackInUse, Source, Sourced } from '../policy/resolve-parameter.ts';
import { planFaults } from './plan-faults.ts';
import { SITE_PARAMETERS } from './site-policy.ts';
import {
  workFieldSchema,
  workListSchema,
  workPlanSchema,
  workTaskSchema,
  workUnitSchema,
  WORK_FIELDS,
  type WorkField,
  type WorkFieldOfPlan,
  type WorkList,
  type WorkPlan,
  type WorkTask,
  type WorkUnit,
} from './work-task.ts';

const PLAN_PARAMETERS = {
  plan: parameter('works.plan', workPlanSchema, ['WRK-1', 'WRK-7'], 'collect'),
  fields: parameter('works.fields', z.array(workFieldSchema), ['WRK-7'], 'collect'),
  tasks: parameter('works.tasks', z.array(workTaskSchema), ['WRK-1', 'WRK-2', 'WRK-7', 'WRK-9'], 'collect'),
  units: parameter('works.units', z.array(workUnitSchema), ['WRK-8'], 'collect'),
  lists: parameter('works.lists', z.array(workListSchema), ['WRK-1'], 'collect'),
};

export const WORKS_PARAMETERS = {
  ...PLAN_PARAMETERS,
  ...SITE_PARAMETERS,
  rankedFields: parameter('works.rankedFields', z.array(z.enum(WORK_FIELDS)).min(1), ['FLD-1']),
  greenWithinM: numberParameter('green.viewWithinM', ['GRN-1'], z.number().positive()),
  parkWithinM: numberParameter('green.parkWithinM', ['GRN-1'], z.number().positive()),
};

/** One plan of work with everything that its pack says of it. */
export interface PlanOfWork {
  readonly plan: WorkPlan;
  readonly fields: readonly WorkFieldOfPlan[];
  readonly tasks: readonly WorkTask[];
  readonly units: readonly WorkUnit[];
  readonly lists: readonly WorkList[];
  /** Number of the document: clauses of tasks, targets and lists are places in it. */
  readonly document: string;
  /** Of the tasks: pack, version and whether the district is under the pack. */
  readonly source: Source;
}

/** The plans of a district in the order of its packs. */
export interface WorksPolicy {
  readonly plans: readonly PlanOfWork[];
  /** Fields in which towns are ranked each month; null when no document asks for it. */
  readonly rankedFields: Sourced<readonly WorkField[]> | null;
}

/** Reads the plans of a district (WRK-1); the error names pack and what does not fit together. */
export function worksPolicy(packs: readonly PackInUse[]): Result<WorksPolicy> {
  const plan = readAll(packs, PLAN_PARAMETERS.plan);
  const fields = readAll(packs, PLAN_PARAMETERS.fields);
  const tasks = readAll(packs, PLAN_PARAMETERS.tasks);
  const units = readAll(packs, PLAN_PARAMETERS.units);
  const lists = readAll(packs, PLAN_PARAMETERS.lists);
  if (!plan.ok) return plan;
  if (!fields.ok) return fields;
  if (!tasks.ok) return tasks;
  if (!units.ok) return units;
  if (!lists.ok) return lists;
  const ranked = readOptional(packs, WORKS_PARAMETERS.rankedFields);
  if (!ranked.ok) return ranked;
  const plans: PlanOfWork[] = [];
  for (const { value, source } of tasks.value) {
    const head = ofPack(plan.value, source.pack);
    const pack = packs.find((used) => used.pack.id === source.pack)?.pack;
    if (!head || !pack) return err(`${source.pack}: works.tasks without works.plan`);
    plans.push({
      plan: head,
      fields: ofPack(fields.value, source.pack) ?? [],
      tasks: value,
      units: ofPack(units.value, source.pack) ?? [],
      lists: ofPack(lists.value, source.pack) ?? [],
      document: pack.document.number,
      source,
    });
  }
  const [fault] = planFaults(plans);
  if (fault !== undefined) return err(fault);
  return ok({ plans, rankedFields: ranked.value });
}

function ofPack<T>(values: readonly Sourced<T>[], pack: string): T | undefined {
  return values.find(({ source }) => source.pack === pack)?.value;
}
