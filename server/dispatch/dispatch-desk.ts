import { authorize, type Actor } from '../../shared/access/authorize.ts';
import { isEnded } from '../../shared/cases/ended-states.ts';
import type { DispatchQuestion, DispatchRules } from '../../shared/dispatch/dispatch-question.ts';
import { actNeeded } from '../../shared/dispatch/fitness.ts';
import { suggestOfficers, type Suggestions } from '../../shared/dispatch/suggest.ts';
import { townsInReach } from '../../shared/dispatch/towns-in-reach.ts';
import type { Act } from '../../shared/duties/acts.ts';
import { boundsOf } from '../../shared/geo/bounds.ts';
import { minuteOfDay } from '../../shared/lib/local-day.ts';
import type { CaseView } from '../../shared/model/case.ts';
import type { LiveOfficer, LiveWorld } from '../ports.ts';

/** Where a case is, as far as anybody knows. */
interface Destination {
  readonly at: DispatchQuestion['place'];
  readonly kind: 'case' | 'grid-centre' | 'unknown';
}

/** Whom to send to a case, and what that was reckoned with. */
interface DispatchAnswer {
  readonly act: Act;
  readonly place: Destination['kind'];
  readonly found: Suggestions;
}

export interface DispatchDesk {
  suggest(item: CaseView, act: Act | undefined, actor: Actor, rules: DispatchRules, nowMs: number): DispatchAnswer;
  /** The information supervisor of the grid of a case who is nearest for its check (DSP-11); null when none of them can go. */
  nearestChecker(item: CaseView, rules: DispatchRules, nowMs: number): string | null;
}

/** Puts the question about the people and cases of now; what roster and boundaries say is looked up once. */
export function createDispatchDesk(world: Pick<LiveWorld, 'loaded' | 'officers' | 'facts'>): DispatchDesk {
  const { district, officers, towns, grids } = world.loaded;
  const roster = new Map(officers.map((officer) => [officer.id, officer]));
  const boxes = new Map(towns.features.map(({ properties, geometry }) => [properties.code, boundsOf([geometry])]));
  const gridByCode = new Map(grids.features.map(({ properties }) => [properties.code, properties]));
  const gridsOfCommunity = groupBy(grids.features, ({ properties: { town, community } }) => `${town} ${community}`);
  // The live world keeps its officers in the order of the roster.
  const placesOfTown = groupBy([...officers.keys()], (place) => officers[place]!.town);

  function destinationOf({ lon, lat, grid }: CaseView): Destination {
    if (lon !== null && lat !== null) return { at: [lon, lat], kind: 'case' };
    const centre = grid === null ? undefined : gridByCode.get(grid)?.labelPoint;
    return centre ? { at: centre, kind: 'grid-centre' } : { at: null, kind: 'unknown' };
  }

  function communityGridsOf({ grid }: CaseView): ReadonlySet<string> {
    const own = grid === null ? undefined : gridByCode.get(grid);
    const near = own && gridsOfCommunity.get(`${own.town} ${own.community}`);
    return new Set(near?.map(({ properties }) => properties.code));
  }

  function openCases(): ReadonlyMap<string, number> {
    const counts = new Map<string, number>();
    for (const { officer, state } of world.facts().cases.values())
      if (officer !== null && !isEnded(state)) counts.set(officer, (counts.get(officer) ?? 0) + 1);
    return counts;
  }

  function officersOf(towns: readonly string[]): readonly LiveOfficer[] {
    const all = world.officers();
    return towns.flatMap((town) => placesOfTown.get(town) ?? []).map((place) => all[place]!);
  }

  /** Towns whose roster and positions the actor may see (DSP-8). */
  function visibleTo(actor: Actor): readonly string[] {
    return [...placesOfTown.keys()].filter(
      (town) => authorize(actor, 'roster:read', { town }) && authorize(actor, 'position:read', { town }),
    );
  }

  return {
    suggest(item, wanted, actor, rules, nowMs) {
      const { at: place, kind } = destinationOf(item);
      const act = wanted ?? actNeeded(item.category);
      const question: DispatchQuestion = {
        case: item,
        place,
        act,
        nowMs,
        localMinute: minuteOfDay(nowMs, district.timeZone),
        communityGrids: communityGridsOf(item),
        openCases: openCases(),
        roster,
        handledBy: new Set(item.officer === null ? [] : [item.officer]),
      };
      const visible = visibleTo(actor);
      const inReach = townsInReach(question, boxes, rules.dispatch);
      const near = visible.filter((town) => inReach.has(town));
      const found = suggestOfficers(question, officersOf(near), rules);
      const isEnough = found.counts.available > 0 || near.length === visible.length;
      return { act, place: kind, found: isEnough ? found : suggestOfficers(question, officersOf(visible), rules) };
    },
    nearestChecker(item, rules, nowMs) {
      const { town, grid } = item;
      if (town === null || grid === null) return null;
      const question: DispatchQuestion = {
        case: item,
        place: destinationOf(item).at,
        act: 'check',
        nowMs,
        localMinute: minuteOfDay(nowMs, district.timeZone),
        communityGrids: communityGridsOf(item),
        openCases: openCases(),
        roster,
        handledBy: new Set([item.officer, item.responder].filter((one) => one !== null)),
      };
      const isOfGrid = ({ officer }: LiveOfficer) => officer.role === 'information' && officer.grids.includes(grid);
      return suggestOfficers(question, officersOf([town]).filter(isOfGrid), rules).ranked[0]?.officer.id ?? null;
    },
  };
}

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}
