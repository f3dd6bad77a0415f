import type { Reason } from '../explain/explained.ts';
import { condition } from './condition.ts';
import type { DutiesPolicy } from './duties-policy.ts';

/** A share with its two numbers; null rate when there was nothing to count. */
export interface CountedRate {
  readonly rate: number | null;
  readonly numerator: number;
  readonly denominator: number;
  readonly clause: string;
  readonly basis: 'clause' | 'assumed';
}

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

/** What patrols of a period are counted by. */
export interface PatrolCounts {
  readonly gridsWithPresence: number;
  readonly grids: number;
  readonly handledByPatrol: number;
  readonly foundByPatrol: number;
}

/**
 * Seen-on-patrol rate (见巡率) and handled rate (管事率) with both their numbers (DUT-19). The document names the rates and
 * gives no formula: numerator and denominator are data and assumed. Null without such a document.
 */
export function patrolRates(
  counts: PatrolCounts,
  { patrolRates: defined }: Pick<DutiesPolicy, 'patrolRates'>,
): { readonly seenOnPatrol: CountedRate; readonly handled: CountedRate } | null {
  if (!defined) return null;
  const { clause, basis } = defined.source;
  const rateOf = ([over, under]: readonly [keyof PatrolCounts, keyof PatrolCounts]): CountedRate => {
    const numerator = counts[over];
    const denominator = counts[under];
    return { rate: denominator > 0 ? numerator / denominator : null, numerator, denominator, clause, basis };
  };
  return { seenOnPatrol: rateOf(defined.value.seenOnPatrol), handled: rateOf(defined.value.handled) };
}
