import type { Reason } from '../explain/explained.ts';
import type { CaseCategory } from '../model/case.ts';
import { condition } from './condition.ts';
import type { DutiesPolicy, Stated } from './duties-policy.ts';
import type { BusinessDuty, Liaison, PlacedStaff } from './task-schemas.ts';

/** The business duty whose problems are filed under a category (DUT-8); null for none of the eight kinds. */
export function businessDuty(
  category: CaseCategory,
  { business }: Pick<DutiesPolicy, 'business'>,
): Stated<BusinessDuty> | null {
  return business.find((duty) => duty.category === category) ?? null;
}

/** The targets of a business duty against measured figures (DUT-8); what was not measured is neither met nor missed and left out. */
export function businessTargets(
  duty: Stated<BusinessDuty>,
  measured: Readonly<Record<string, number | undefined>>,
): readonly Reason[] {
  return duty.targets.flatMap(({ id, direction, value, unit }) => {
    const figure = measured[id];
    if (figure === undefined) return [];
    const isMet = direction === 'at-least' ? figure >= value : figure <= value;
    return [condition(['DUT-8', id, isMet], duty, { measured: figure, threshold: value, unit })];
  });
}

/** Which duties of a liaison level have been shown to be done, by their number from 1 (DUT-6). */
export function liaisonDuties(
  id: Liaison['id'],
  shown: ReadonlySet<number>,
  { liaisons }: Pick<DutiesPolicy, 'liaisons'>,
): readonly Reason[] {
  const liaison = liaisons.find((one) => one.id === id);
  if (!liaison) return [];
  return liaison.duties.map((duty, i) =>
    condition(['DUT-6', `${id}-${i + 1}`, shown.has(i + 1)], liaison, { threshold: duty.zh }),
  );
}

/** Whether staff are at the level of the grid where the document puts them (DUT-7); null for staff that it does not name. */
export function placedAt(
  staff: PlacedStaff['staff'],
  level: number,
  { placedStaff }: Pick<DutiesPolicy, 'placedStaff'>,
): Reason | null {
  const placed = placedStaff.find((one) => one.staff === staff);
  return placed
    ? condition(['DUT-7', staff, placed.level === level], placed, { measured: level, threshold: placed.level })
    : null;
}
