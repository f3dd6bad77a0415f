import type { LoggedCase } from '../rates/rate-facts.ts';
import type { AssessmentPolicy } from './assessment-policy.ts';
import { caseFacts, type CaseFacts } from './case-facts.ts';
import { countCases, type Window } from './count-cases.ts';
import { ratesOf, type Rate } from './rates.ts';

/** The rates of a town in a month that still runs, as far as cases give them. */
export interface RunningRates {
  readonly town: string;
  readonly rates: readonly Rate[];
  /** Whether simulated cases went in. */
  readonly simulated: boolean;
}

/**
 * Rates of each town in a span, from the logs of its cases (ASM-22): dispatch, closing, handling, rework, own discovery and what was
 * reported up. The rates that need other records are left out. Towns come in the order given; cases without a town count nowhere.
 *
 * @param cases at least all that the span can count, with their logs
 */
export function runningRates(
  towns: readonly string[],
  cases: Iterable<LoggedCase>,
  window: Window,
  { rates, ownSources }: Pick<AssessmentPolicy, 'rates' | 'ownSources'>,
): readonly RunningRates[] {
  const byTown = new Map(towns.map((town) => [town, { facts: [] as CaseFacts[], simulated: false }]));
  for (const { item, events } of cases) {
    const own = item.town === null ? undefined : byTown.get(item.town);
    if (!own) continue;
    own.facts.push(caseFacts(item, events, item.severity !== 'ordinary'));
    own.simulated ||= item.simulated;
  }
  return [...byTown].map(([town, { facts, simulated }]) => {
    return { town, rates: ratesOf(rates, countCases(facts, window, ownSources)), simulated };
  });
}
