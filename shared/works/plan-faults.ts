import type { PolicyPack } from '../policy/policy.ts';
import type { PlanOfWork } from './works-policy.ts';

/**
 * What in the plans of a district does not fit together (WRK-1), each with its pack: a unit, field, list or clause that
 * is in no register, and an id that is given twice, in one plan or in two.
 */
export function planFaults(
  plans: readonly { readonly plan: PlanOfWork; readonly outline: PolicyPack['outline'] }[],
): readonly string[] {
  const own = plans.flatMap(({ plan, outline }) => [...unknownNames(plan), ...unknownClauses(plan, outline)]);
  const ids = plans.flatMap(({ plan }) => idsOf(plan).map((id) => ({ id, pack: plan.source.pack })));
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

function unknownClauses({ tasks, fields, lists, source }: PlanOfWork, outline: PolicyPack['outline']): string[] {
  const refs = new Set(outline.map(({ ref }) => ref));
  const places = [
    ...fields.map(({ id, clause }) => ({ at: `works.fields: ${id}`, clause })),
    ...lists.map(({ id, clause }) => ({ at: `works.lists: ${id}`, clause })),
    ...tasks.flatMap(({ id, clause, blocks }) => [
      { at: `works.tasks: ${id}`, clause },
      ...blocks
        .flatMap((block) => [block, ...block.targets])
        .map((part) => ({
          at: `works.tasks: ${part.id}`,
          clause: part.clause,
        })),
    ]),
  ];
  return places
    .filter(({ clause }) => !refs.has(clause))
    .map(({ at, clause }) => `${source.pack}: ${at}: ${clause} is not in the outline`);
}
