import type { PlanOfWork } from './works-policy.ts';

/**
 * What in the plans of a district does not fit together (WRK-1), each with its pack: a unit, field or list that is in no
 * register, and an id that is given twice, in one plan or in two. Clauses are checked with the pack (POL-4).
 */
export function planFaults(plans: readonly PlanOfWork[]): readonly string[] {
  const own = plans.flatMap(unknownNames);
  const ids = plans.flatMap((plan) => idsOf(plan).map((id) => ({ id, pack: plan.source.pack })));
  const seen = new Set<string>();
  const twice = ids.filter(({ id }) => seen.size === seen.add(id).size);
  return [...twice.map(({ id, pack }) => `${pack}: works.tasks: the id ${id} is given twice`), ...own];
}

function idsOf({ tasks }: PlanOfWork): string[] {
  return tasks.flatMap(({ id, blocks }) => [
    id,
    ...blocks.flatMap(({ targets }) => targets.map((target) => target.id)),
  ]);
}

function unknownNames({ tasks, fields, units, lists, source }: PlanOfWork): readonly string[] {
  const written = units.flatMap((unit) => unit.written);
  const spellings = new Set(written);
  const listed = new Set(lists.map(({ id }) => id));
  const known = new Set(fields.map(({ id }) => id));
  const faults = [
    ...tasks.filter(({ field }) => !known.has(field)).map(({ id, field }) => `works.tasks: ${id}: no field ${field}`),
    ...tasks.flatMap(({ blocks }) =>
      blocks.flatMap(({ id, lead, responsible, lists: named }) => [
        ...[...lead, ...responsible]
          .filter((unit) => !spellings.has(unit))
          .map((unit) => `works.tasks: ${id}: no unit ${unit}`),
        ...named.filter((list) => !listed.has(list)).map((list) => `works.tasks: ${id}: no list ${list}`),
      ]),
    ),
    ...(spellings.size < written.length ? ['works.units: a spelling is listed twice'] : []),
    ...(listed.size < lists.length ? ['works.lists: an id is given twice'] : []),
  ];
  return faults.map((fault) => `${source.pack}: ${fault}`);
}
