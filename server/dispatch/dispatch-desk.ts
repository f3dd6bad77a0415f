import { authorize, type Actor } from '../../shared/access/authorize.ts';
import { caseHistory } from '../../shared/cases/case-history.ts';
import { isEnded } from '../../shared/cases/ended-states.ts';
import type { DispatchQuestion, DispatchRules } from '../../shared/dispatch/dispatch-question.ts';
import { actNeeded } from '../../shared/dispatch/fitness.ts';
import { holdersAround } from '../../shared/dispatch/responsibility.ts';
import { suggestOfficers, type Suggestions } from '../../shared/dispatch/suggest.ts';
import { suggestByReach } from '../../shared/dispatch/suggest-by-reach.ts';
import type { Act } from '../../shared/duties/acts.ts';
import { boundsOf } from '../../shared/geo/bounds.ts';
import { minuteOfDay } from '../../shared/lib/local-day.ts';
import type { CaseView } from '../../shared/model/case.ts';
import type { StoredCase } from '../ports/cases.ts';
import type { LiveOfficer, LiveWorld } from '../ports/world.ts';

/** Where a case is, as far as anybody knows. */
interface Destination {
  readonly at: DispatchQuestion['place'];
  readonly kind: 'case' | 'grid-centre' | 'unknown';
}

/** A case with its log, which says who had it in hand. */
type Logged = Pick<StoredCase, 'item' | 'events'>;

/** Whom to send to a case, and what that was reckoned with. */
interface DispatchAnswer {
  readonly act: Act;
  readonly place: Destination['kind'];
  readonly found: Suggestions;
}

export interface DispatchDesk {
  suggest(stored: Logged, act: Act | undefined, actor: Actor, rules: DispatchRules, nowMs: number): DispatchAnswer;
  /** The officers of the town who could answer a whistle, best first, at most so many (CAS-16); none where no town is known. */
  enforcersNear(stored: Logged, most: number, rules: DispatchRules, nowMs: number): readonly string[];
  /** The information supervisor of the grid of a case who is nearest for its check (DSP-11); null when none of them can go. */
  nearestChecker(item: CaseView, rules: DispatchRules, nowMs: number): string | null;
}

/** Puts the question about the people and cases of now; what roster and boundaries say is looked up once. */
export function createDispatchDesk(world: Pick<LiveWorld, 'loaded' | 'officers' | 'facts'>): DispatchDesk {
  const { district, officers, towns, grids } = world.loaded;
  const roster = new Map(officers.map((officer) => [officer.id, officer]));
  const boxes = new Map(towns.features.map(({ properties, geometry }) => [properties.code, boundsOf([geometry])]));
  const gridByCode = new Map(grids.features.map(({ properties }) => [properties.code, properties]));
  const holdersOfGrid = new Map<string, string[]>();
  for (const { id, grids: held } of officers)
    for (const grid of held) holdersOfGrid.set(grid, [...(holdersOfGrid.get(grid) ?? []), id]);
  const gridsOfCommunity = groupBy(grids.features, ({ properties: { town, community } }) => `${town} ${community}`);
  // The live world keeps its officers in the order of the roster.
  const placesOfTown = groupBy([...officers.keys()], (place) => officers[place]!.town);

  function destinationOf({ lon, lat, grid }: CaseView): Destination {
    if (lon !== null && lat !== null) return { at: [lon, lat], kind: 'case' };
    const centre = grid === null ? undefined : gridByCode.get(grid)?.labelPoint;
    return centre ? { at: centre, kind: 'grid-centre' } : { at: null, kind: 'unknown' };
  }

  function holdersOf({ grid }: CaseView): DispatchQuestion['holders'] {
    const own = grid === null ? undefined : gridByCode.get(grid);
    const near = own ? (gridsOfCommunity.get(`${own.town} ${own.community}`) ?? []) : [];
    const codes = near.map(({ properties }) => properties.code);
    return holdersAround(grid, codes, (code) => holdersOfGrid.get(code) ?? []);
  }

  function openCases(): ReadonlyMap<string, number> {
    const counts = new Map<string, number>();
    for (const { officer, state } of world.facts().cases.values())
      if (officer !== null && !isEnded(state)) counts.set(officer, (counts.get(officer) ?? 0) + 1);
    return counts;
  }

  function officersOf(town: string): readonly LiveOfficer[] {
    const all = world.officers();
    return (placesOfTown.get(town) ?? []).map((place) => all[place]!);
  }

  /** Towns whose roster and positions the actor may see (DSP-8). */
  function visibleTo(actor: Actor): readonly string[] {
    return [...placesOfTown.keys()].filter(
      (town) => authorize(actor, 'roster:read', { town }) && authorize(actor, 'position:read', { town }),
    );
  }

  function questionOf(item: CaseView, act: Act, handledBy: ReadonlySet<string>, nowMs: number): DispatchQuestion {
    return {
      case: item,
      place: destinationOf(item).at,
      act,
      nowMs,
      localMinute: minuteOfDay(nowMs, district.timeZone),
      holders: holdersOf(item),
      openCases: openCases(),
      roster,
      handledBy,
    };
  }

  return {
    suggest({ item, events }, wanted, actor, rules, nowMs) {
      const { kind } = destinationOf(item);
      const act = wanted ?? actNeeded(item.category);
      const question = questionOf(item, act, caseHistory(item, events).handlers, nowMs);
      return { act, place: kind, found: suggestByReach(question, visibleTo(actor), { boxes, officersOf, rules }) };
    },
    enforcersNear({ item, events }, most, rules, nowMs) {
      if (item.town === null) return [];
      // What a whistle asks for is an officer who may order a correction.
      const question = questionOf(item, 'order-correction', caseHistory(item, events).handlers, nowMs);
      const { ranked } = suggestOfficers(question, officersOf(item.town), rules);
      return ranked.slice(0, most).map(({ officer }) => officer.id);
    },
    nearestChecker(item, rules, nowMs) {
      const { town, grid } = item;
      if (town === null || grid === null) return null;
      const handledBy = new Set([item.officer, item.responder].filter((one) => one !== null));
      const question = questionOf(item, 'check', handledBy, nowMs);
      const isOfGrid = ({ officer }: LiveOfficer) => officer.role === 'information' && officer.grids.includes(grid);
      return suggestOfficers(question, officersOf(town).filter(isOfGrid), rules).ranked[0]?.officer.id ?? null;
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
