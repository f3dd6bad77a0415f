import type { Bounds } from '../geo/bounds.ts';
import type { DispatchOfficer, DispatchQuestion, DispatchRules } from './dispatch-question.ts';
import { mergedSuggestions, suggestOfficers, type Suggestions } from './suggest.ts';
import { wayToTowns } from './towns-in-reach.ts';

/**
 * Ranks whom to send among the officers of the towns within reach (DSP-9); while nobody of them can go, of the next towns, as far
 * again as the reach beyond the nearest of them, until somebody can or no town is left. Most of a city is never looked at.
 *
 * @param towns those whose officers may be seen
 */
export function suggestByReach(
  question: DispatchQuestion,
  towns: readonly string[],
  given: {
    readonly boxes: ReadonlyMap<string, Bounds>;
    readonly officersOf: (town: string) => Iterable<DispatchOfficer>;
    readonly rules: DispatchRules;
  },
): Suggestions {
  const { boxes, officersOf, rules } = given;
  const ways = wayToTowns(question, boxes, rules.dispatch);
  const wayS = (town: string) => ways.get(town) ?? Infinity;
  let left = towns.toSorted((a, b) => (wayS(a) === wayS(b) ? 0 : wayS(a) - wayS(b)));
  let found = suggestOfficers(question, [], rules);
  let withinS = rules.dispatch.reachS;
  for (;;) {
    const near = left.filter((town) => wayS(town) <= withinS);
    left = left.slice(near.length);
    for (const town of near) found = mergedSuggestions(found, suggestOfficers(question, officersOf(town), rules));
    const [next] = left;
    if (found.counts.available > 0 || next === undefined) return found;
    withinS = wayS(next) + rules.dispatch.reachS;
  }
}
