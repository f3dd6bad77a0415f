import type { SpotCheck } from '../model/spot-check.ts';
import type { BoardRate } from './rate-board.ts';

/** The rates that come from spot checks and from no case, in the order of the board. */
export const SPOT_RATES = ['discovery', 'patrolSeen'] as const;
export type SpotRate = (typeof SPOT_RATES)[number];

/** What one spot check counts for: so many above and so many below the line of a rate. */
export function spotCounts(check: SpotCheck, rate: SpotRate): Pick<BoardRate, 'numerator' | 'denominator'> {
  if (rate === 'discovery')
    return { numerator: check.problems.filter(({ isFound }) => isFound).length, denominator: check.problems.length };
  const isPlanned = check.patrol !== 'not-planned';
  return { numerator: check.patrol === 'seen' ? 1 : 0, denominator: isPlanned ? 1 : 0 };
}

/**
 * 发现率 and 见巡率 of spot checks (RAT-7): of the problems that stood there those that own staff had reported; of the checks at a
 * time for which a patrol was planned those that saw it. Null over zero.
 */
export function spotRates(
  checks: readonly SpotCheck[],
): readonly (Omit<BoardRate, 'exempt'> & { readonly id: SpotRate })[] {
  return SPOT_RATES.map((id) => {
    const counts = checks.map((check) => spotCounts(check, id));
    const numerator = counts.reduce((sum, one) => sum + one.numerator, 0);
    const denominator = counts.reduce((sum, one) => sum + one.denominator, 0);
    return { id, numerator, denominator, value: denominator === 0 ? null : numerator / denominator };
  });
}
