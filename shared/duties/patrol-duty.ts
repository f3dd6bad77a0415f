import type { Reason } from '../explain/explained.ts';
import { condition } from './condition.ts';
import type { DutiesPolicy } from './duties-policy.ts';

/** Whether a grid had its full patrols of a day (DUT-14): coverage tells one full walk from none. Null without such a document. */
export function dailyPatrol(
  grid: { readonly isComplete: boolean },
  { fullWalksPerDay }: Pick<DutiesPolicy, 'fullWalksPerDay'>,
): Reason | null {
  if (!fullWalksPerDay) return null;
  const walks = grid.isComplete ? 1 : 0;
  return condition(['DUT-14', 'full-patrol', walks >= fullWalksPerDay.value], fullWalksPerDay.source, {
    measured: walks,
    threshold: fullWalksPerDay.value,
    unit: 'walk',
  });
}

/** Full patrols that grids of a day still owe (DUT-14); null without such a document. */
export function patrolsOwed(
  grids: Iterable<{ readonly isComplete: boolean }>,
  policy: Pick<DutiesPolicy, 'fullWalksPerDay'>,
): number | null {
  if (!policy.fullWalksPerDay) return null;
  let owed = 0;
  for (const grid of grids) if (!dailyPatrol(grid, policy)!.ok) owed += policy.fullWalksPerDay.value;
  return owed;
}
