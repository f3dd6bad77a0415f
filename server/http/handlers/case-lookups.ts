import { readScope } from '../../../shared/access/read-scope.ts';
import { duplicatesNear } from '../../../shared/cases/nearby/duplicates.ts';
import { recurrences } from '../../../shared/cases/nearby/recurrences.ts';
import { metresPerDegree } from '../../../shared/geo/local-metres.ts';
import type { Box } from '../../ports/cases.ts';
import type { HandlerParts, HandlersOf } from '../handler.ts';
import { answer } from '../reply.ts';
import { scopeView } from '../town-view.ts';

const DAY_MS = 86_400_000;
const NO_FIGURES = { withinM: null, least: null, recentDays: null };

/** The code table, and which cases belong together. */
export function caseLookupHandlers(
  parts: HandlerParts,
): HandlersOf<'getCaseCodes' | 'listDuplicates' | 'listRecurrences'> {
  const { clock, policies, store, world, caseCodes } = parts;
  return {
    getCaseCodes: () => answer(caseCodes),

    async listDuplicates({ actor, query }) {
      const nowMs = clock.nowMs();
      const { nearby: policy } = policies.at(nowMs).cases;
      if (!policy) return answer({ withinM: null, items: [] });
      const sinceMs = nowMs - policy.recentDays * DAY_MS;
      const box = boxAround(query, policy.withinM);
      const cases = await store.cases.openOrReportedSince(sinceMs, readScope(actor, 'case:read'), box);
      const items = duplicatesNear(query, cases, { nowMs, policy }).map(({ item, distanceM }) => {
        const { id, state, description, lon, lat, reportedMs, officer } = item;
        return { id, distanceM, state, description, lon: lon!, lat: lat!, reportedMs, officer };
      });
      return answer({ withinM: policy.withinM, items });
    },

    async listRecurrences({ actor, query: { town } }) {
      const scope = scopeView(actor, 'case:read', town, world.loaded);
      if (scope.kind === 'problem') return scope;
      const nowMs = clock.nowMs();
      const { nearby: policy } = policies.at(nowMs).cases;
      if (!policy) return answer({ ...NO_FIGURES, items: [] });
      const cases = await store.cases.openOrReportedSince(nowMs - policy.recentDays * DAY_MS, scope, null);
      const items = recurrences(cases, { nowMs, policy }).map(({ place: [lon, lat], ...rest }) => ({
        ...rest,
        lon,
        lat,
      }));
      return answer({ ...policy, items });
    },
  };
}

/** A box that holds everything up to a distance of a place, and a little more. */
function boxAround({ lon, lat }: { readonly lon: number; readonly lat: number }, distanceM: number): Box {
  const [perLon, perLat] = metresPerDegree(lat);
  const east = (distanceM * 1.02) / Math.max(1, perLon);
  const north = (distanceM * 1.02) / perLat;
  return { west: lon - east, south: lat - north, east: lon + east, north: lat + north };
}
