import type { Action } from './actions.ts';
import { reachOf, type Actor, type Resource } from './authorize.ts';

/**
 * What of a kind of things an actor reaches, as something that a query can ask for: everything, one town, or what
 * belongs to somebody or lies in their grids.
 */
export type ReadScope =
  | { readonly kind: 'district' }
  | { readonly kind: 'town'; readonly town: string }
  | {
      readonly kind: 'own';
      /** The town that the actor is bound to. */
      readonly town: string | null;
      readonly people: readonly string[];
      readonly grids: readonly string[];
      /** The officer of the roster, whose things are theirs in whatever town they lie (ACC-2). */
      readonly officer: string | null;
      /** The town that was asked for. */
      readonly within: string | null;
    }
  | { readonly kind: 'nothing' };

/** What the server itself reads by, where nobody asks: the live world, a repeat of a write, a figure of all towns. */
export const WHOLE_DISTRICT: ReadScope = { kind: 'district' };

/** The scope of a right: `inScope(readScope(actor, action), thing)` is `authorize(actor, action, thing)` (ACC-6). */
export function readScope(actor: Actor, action: Action): ReadScope {
  const { town, grids, officer } = actor;
  const own = {
    kind: 'own',
    town,
    officer,
    people: officer === null ? [actor.id] : [actor.id, officer],
    within: null,
  } as const;
  switch (reachOf(actor, action)) {
    case 'district':
      return town === null ? WHOLE_DISTRICT : { kind: 'town', town };
    case 'town':
      return town === null ? { kind: 'nothing' } : { kind: 'town', town };
    case 'grid':
      return { ...own, grids };
    case 'person':
      return { ...own, grids: [] };
    case null:
      return { kind: 'nothing' };
  }
}

/** Whether a thing lies in a scope. */
export function inScope(scope: ReadScope, { town, grid, people = [] }: Resource): boolean {
  switch (scope.kind) {
    case 'district':
      return true;
    case 'town':
      return town === scope.town;
    case 'own': {
      if (scope.within !== null && town !== scope.within) return false;
      if (scope.officer !== null && people.includes(scope.officer)) return true;
      if (scope.town !== null && town !== scope.town) return false;
      const isTheirs = people.some((one) => one !== null && scope.people.includes(one));
      return isTheirs || (grid !== null && grid !== undefined && scope.grids.includes(grid));
    }
    case 'nothing':
      return false;
  }
}

/** A scope narrowed further to one town; null leaves it as it is. */
export function withinTown(scope: ReadScope, town: string | null): ReadScope {
  if (town === null) return scope;
  switch (scope.kind) {
    case 'district':
      return { kind: 'town', town };
    case 'town':
      return scope.town === town ? scope : { kind: 'nothing' };
    case 'own':
      return scope.within === null || scope.within === town ? { ...scope, within: town } : { kind: 'nothing' };
    case 'nothing':
      return scope;
  }
}
