import { readScope } from '../../../shared/access/read-scope.ts';
import type { Suggestion } from '../../../shared/dispatch/suggest.ts';
import { toldDistanceM, toldMinutes } from '../../../shared/dispatch/travel.ts';
import { createDispatchDesk } from '../../dispatch/dispatch-desk.ts';
import type { HandlerParts, HandlersOf } from '../handler.ts';
import { answer, problem } from '../reply.ts';

const MINUTE_MS = 60_000;
const MINUTE_S = 60;

export function suggestionHandlers({ world, store, clock, policies }: HandlerParts): HandlersOf<'suggestForCase'> {
  const desk = createDispatchDesk(world);
  return {
    async suggestForCase({ actor, params: { id }, query }) {
      const stored = await store.cases.get(id, readScope(actor, 'case:desk'));
      if (!stored) return problem('not-found', `There is no case ${id} in this district.`);
      const nowMs = clock.nowMs();
      const rules = policies.at(nowMs);
      const { act, place, found } = desk.suggest(stored.item, query.act, actor, rules, nowMs);
      const { detourFactor, speedMps, basis, sources } = rules.dispatch;
      return answer({
        case: id,
        act,
        place,
        suggestions: found.ranked.map(told),
        excluded: found.excluded.map(({ officer, why, responsibility }) => ({
          ...whoOf(officer),
          responsibility,
          why,
        })),
        counts: found.counts,
        estimate: { method: 'straight-line', detourFactor, speedMps, basis, sources: Object.values(sources) },
      });
    },
  };
}

function whoOf({ id, name, role, town }: Suggestion['officer']) {
  return { officer: id, name, role, town };
}

/** Nothing finer of anybody's place than hundreds of metres and minutes (DSP-8). */
function told({ officer, responsibility, travel, openCases, fixAgeMs, isStale, duties, parts }: Suggestion, i: number) {
  const etaMinutes = travel && toldMinutes(travel.seconds);
  return {
    ...whoOf(officer),
    rank: i + 1,
    responsibility,
    distanceM: travel && toldDistanceM(travel.distanceM),
    etaMinutes,
    openCases,
    fixAgeMinutes: Math.floor(fixAgeMs / MINUTE_MS),
    isStale,
    parts: { ...parts, travelS: (etaMinutes ?? 0) * MINUTE_S },
    reasons: duties.reasons,
  };
}
