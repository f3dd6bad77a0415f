import type { Action } from './actions.ts';
import { reachOf, type Actor, type Resource } from './authorize.ts';

/**
 * What of a kind of things an actor reaches, as something that a query can ask for: everything, one town, or what
 * belongs to somebody or lies in their grids, in a town or in any.
 */
export type ReadScope =
  | { readonly kind: 'district' }
  | { readonly kind: 'town'; readonly town: string }
  | {
      readonly kind: 'own';
      readonly town: string | null;
      readonly people: readonly string[];
      readonly grids: readonly string[];
    }
  | { readonly kind: 'nothing' };

/** What the server itself reads by, where nobody asks: the live world, a repeat of a write, a figure of all towns. */
export const WHOLE_DISTRICT: ReadScope = { kind: 'district' };

/** The scope of a right: `inScope(readScope(actor, action), thing)` is `authorize(actor, action, thing)` (ACC-6). */
export function readScope(actor: Actor, action: Action): ReadScope {
  const { town, grids } = actor;
  const people = [actor.id, ...(actor.officer === null ? [] : [actor.officer])];
  switch (reachOf(actor, action)) {
    case 'district':
      return town === null ? WHOLE_DISTRICT : { kind: 'town', town };
    case 'town':
      return town === null ? { kind: 'nothing' } : { kind: 'town', town };
    case 'grid':
      return { kind: 'own', town, people, grids };
    case 'person':
      return { kind: 'own', town, people, grids: [] };
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
  if (town === null || scope.kind === 'nothing') return scope;
  if (scope.kind === 'district') return { kind: 'town', town };
  if (scope.town !== null && scope.town !== town) return { kind: 'nothing' };
  return { ...scope, town };
}
