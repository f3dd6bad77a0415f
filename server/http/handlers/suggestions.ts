import { authorize, type Actor } from '../../../shared/access/authorize.ts';
import { readScope } from '../../../shared/access/read-scope.ts';
import { isEnded } from '../../../shared/cases/workflow.ts';
import { actNeeded } from '../../../shared/dispatch/fitness.ts';
import { suggestOfficers, type Suggestion } from '../../../shared/dispatch/suggest.ts';
import { toldDistanceM, toldMinutes } from '../../../shared/dispatch/travel.ts';
import { minuteOfDay } from '../../../shared/lib/local-day.ts';
import type { CaseView } from '../../../shared/model/case.ts';
import type { LonLat } from '../../../shared/model/area.ts';
import type { HandlerParts, HandlersOf } from '../handler.ts';
import { answer, problem } from '../reply.ts';

const MINUTE_MS = 60_000;
const MINUTE_S = 60;

/** Who to send (docs/rules/dispatch.md). What the roster says is looked up once; people and cases as they are now. */
export function suggestionHandlers({ world, store, clock, policies }: HandlerParts): HandlersOf<'suggestForCase'> {
  const { district, officers, grids } = world.loaded;
  const roster = new Map(officers.map((officer) => [officer.id, officer]));
  const towns = [...new Set(officers.map(({ town }) => town))];
  const gridByCode = new Map(grids.features.map(({ properties }) => [properties.code, properties]));
  const gridsOfCommunity = new Map<string, Set<string>>();
  for (const { town, community, code } of gridByCode.values()) {
    const name = `${town} ${community}`;
    gridsOfCommunity.set(name, (gridsOfCommunity.get(name) ?? new Set()).add(code));
  }

  /** Where the case is, or the middle of its grid when the report had no position. */
  function placeOf({ lon, lat, grid }: CaseView): {
    readonly at: LonLat | null;
    readonly kind: 'case' | 'grid-centre' | 'unknown';
  } {
    if (lon !== null && lat !== null) return { at: [lon, lat], kind: 'case' };
    const centre = grid === null ? undefined : gridByCode.get(grid)?.labelPoint;
    return centre ? { at: centre, kind: 'grid-centre' } : { at: null, kind: 'unknown' };
  }

  function communityGridsOf({ grid }: CaseView): ReadonlySet<string> {
    const own = grid === null ? undefined : gridByCode.get(grid);
    return (own && gridsOfCommunity.get(`${own.town} ${own.community}`)) ?? new Set();
  }

  function openCases(): ReadonlyMap<string, number> {
    const counts = new Map<string, number>();
    for (const { officer, state } of world.facts().cases.values())
      if (officer !== null && !isEnded(state)) counts.set(officer, (counts.get(officer) ?? 0) + 1);
    return counts;
  }

  /** Only those whom the asker may see in the roster and on the map. */
  function* visibleTo(actor: Actor) {
    const seen = new Set(
      towns.filter((town) => authorize(actor, 'roster:read', { town }) && authorize(actor, 'position:read', { town })),
    );
    for (const live of world.officers()) if (seen.has(live.officer.town)) yield live;
  }

  return {
    async suggestForCase({ actor, params: { id }, query }) {
      const stored = await store.cases.get(id, readScope(actor, 'case:desk'));
      if (!stored) return problem('not-found', `There is no case ${id} in this district.`);
      const { item } = stored;
      const nowMs = clock.nowMs();
      const { dispatch, coverage, duties } = policies.at(nowMs);
      const act = query.act ?? actNeeded(item.category);
      const place = placeOf(item);
      const found = suggestOfficers(
        {
          case: item,
          place: place.at,
          act,
          nowMs,
          localMinute: minuteOfDay(nowMs, district.timeZone),
          communityGrids: communityGridsOf(item),
          openCases: openCases(),
          roster,
          handledBy: new Set(item.officer === null ? [] : [item.officer]),
        },
        visibleTo(actor),
        { dispatch, coverage, duties },
      );
      const { detourFactor, speedMps, basis, sources } = dispatch;
      return answer({
        case: id,
        act,
        place: place.kind,
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
