import type { Action } from '../../../shared/access/actions.ts';
import { authorize, mayAtAll, reachOf, type Actor, type Resource } from '../../../shared/access/authorize.ts';
import type { Endpoint } from '../../../shared/http/endpoint.ts';
import type { EndpointId } from '../../../shared/http/endpoints/index.ts';
import { EAST, WEST } from '../../support/two-towns.ts';

/** `ok` is any answer of one who was let in; 400 stands for a field that names what one may not know of. */
export type Verdict = 'ok' | 400 | 401 | 403 | 404;

/** One request about one thing, and what somebody with the right at all is to get, by the table of rights. */
export interface Asked {
  readonly what: string;
  readonly path: string;
  readonly body?: unknown;
  readonly verdict: (actor: Actor) => Verdict;
  /** The answer is what the asker has just written, wherever it lies. */
  readonly isOwn?: true;
  /** By rule the answer is of all towns, also to somebody of one. */
  readonly isOfAllTowns?: true;
}

/** What is asked for, by endpoint. */
export type AskedTable = Partial<Readonly<Record<EndpointId, readonly Asked[]>>>;

export const UNKNOWN_TOWN = '410173999';

/** Another town, and one that does not exist, are hidden alike. */
export function hidden(action: Action, resource: Resource): Asked['verdict'] {
  return (actor) => (authorize(actor, action, resource) ? 'ok' : 404);
}

export function ofTowns(path: (town: string) => string, action: Action): readonly Asked[] {
  return [
    { what: 'own town', path: path(WEST), verdict: hidden(action, { town: WEST }) },
    { what: 'other town', path: path(EAST), verdict: hidden(action, { town: EAST }) },
    { what: 'unknown town', path: path(UNKNOWN_TOWN), verdict: () => 404 },
  ];
}

/** A list that may be asked for by town. Where a right goes no further than grids or persons, any town may hold some. */
export function byTown(path: string, action: Action): readonly Asked[] {
  const of = (town: string): Asked['verdict'] => {
    const placed = hidden(action, { town });
    return (actor) => {
      const reach = reachOf(actor, action);
      if (reach !== 'grid' && reach !== 'person') return placed(actor);
      return actor.town === null || actor.town === town ? 'ok' : 404;
    };
  };
  return [
    { what: 'own town', path: `${path}?town=${WEST}`, verdict: of(WEST) },
    { what: 'other town', path: `${path}?town=${EAST}`, verdict: of(EAST) },
    { what: 'unknown town', path: `${path}?town=${UNKNOWN_TOWN}`, verdict: () => 404 },
    { what: 'no town named', path, verdict: ofNoTown(action) },
  ];
}

/** Without a town one gets one's own part; whose part is a town and who has none gets nothing. */
export function ofNoTown(action: Action): Asked['verdict'] {
  return (actor) => (reachOf(actor, action) === 'town' && actor.town === null ? 403 : 'ok');
}

/** What the door says before anything is known of the thing: null lets in. */
export function doorVerdict(
  actor: Actor,
  signedIn: boolean,
  { admission, open311 }: { readonly admission: Action; readonly open311: Endpoint['open311'] },
): Verdict | null {
  if (mayAtAll(actor, admission)) return null;
  // GeoReport v2 knows 403 alone.
  return signedIn || open311 !== null ? 403 : 401;
}
