import type { CaseFact } from '../model/case.ts';
import type { AssessmentPolicy } from './assessment-policy.ts';
import { caseFacts, type CaseFacts } from './case-facts.ts';
import { countCases, type Window } from './count-cases.ts';
import { ratesOf, type Rate } from './rates.ts';

/** The closing rates of a town in a month that still runs. */
export interface RunningRates {
  readonly town: string;
  readonly rates: readonly Rate[];
  /** Whether simulated cases went in. */
  readonly simulated: boolean;
}

/**
 * Closing rates of each town in a span, from the rows of its cases (ASM-22): a row says when a case was due and closed.
 * The other rates need the logs of the cases or other records and are left out. Towns come in the order given; cases
 * without a town count nowhere.
 *
 * @param cases at least all that are open, and all that ended in the span
 */
export function runningRates(
  towns: readonly string[],
  cases: Iterable<CaseFact>,
  window: Window,
  { rates, ownSources }: Pick<AssessmentPolicy, 'rates' | 'ownSources'>,
): readonly RunningRates[] {
  const byTown = new Map(towns.map((town) => [town, { facts: [] as CaseFacts[], simulated: false }]));
  for (const item of cases) {
    const own = item.town === null ? undefined : byTown.get(item.town);
    if (!own) continue;
    own.facts.push(caseFacts(item, []));
    own.simulated ||= item.simulated;
  }
  return [...byTown].map(([town, { facts, simulated }]) => {
    const { closed, closedInTime, overdueUnclosed } = countCases(facts, window, ownSources);
    return { town, rates: ratesOf(rates, { closed, closedInTime, overdueUnclosed }), simulated };
  });
}
