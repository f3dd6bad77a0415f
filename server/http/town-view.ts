import type { Action } from '../../shared/access/actions.ts';
import type { Actor } from '../../shared/access/authorize.ts';
import { readScope, withinTown, type ReadScope } from '../../shared/access/read-scope.ts';
import type { LoadedDistrict } from '../ports/district.ts';
import { problem, type Refusal } from './reply.ts';

/** The town that an answer is narrowed to; null for the whole district. */
export interface TownView {
  readonly kind: 'view';
  readonly town: string | null;
}

/**
 * What an actor sees of an asked town, where things are shown by town. A town of somebody else is answered exactly as
 * one that does not exist, so that nobody can find out which is which (ACC-11).
 */
export function townView(
  actor: Actor,
  action: Action,
  asked: string | undefined,
  loaded: LoadedDistrict,
): TownView | Refusal {
  const scope = scopeView(actor, action, asked, loaded);
  switch (scope.kind) {
    case 'problem':
      return scope;
    case 'district':
      return { kind: 'view', town: null };
    case 'town':
      return { kind: 'view', town: scope.town };
    default:
      return asked === undefined ? noTown(actor) : noSuchTown(asked);
  }
}

/** What of a kind of things an actor may read in an asked town, for a query to ask by. */
export function scopeView(
  actor: Actor,
  action: Action,
  asked: string | undefined,
  loaded: LoadedDistrict,
): Exclude<ReadScope, { readonly kind: 'nothing' }> | Refusal {
  const exists = asked === undefined || loaded.towns.features.some(({ properties }) => properties.code === asked);
  const scope = withinTown(readScope(actor, action), asked ?? null);
  // What an officer was sent to elsewhere is among the rest; another town cannot be asked for.
  const isElsewhere = scope.kind === 'own' && scope.town !== null && scope.town !== (scope.within ?? scope.town);
  if (exists && scope.kind !== 'nothing' && !isElsewhere) return scope;
  return asked === undefined ? noTown(actor) : noSuchTown(asked);
}

function noSuchTown(town: string): Refusal {
  return problem('not-found', `There is no town ${town} in this district.`);
}

/** Never the district instead (ACC-3). */
function noTown({ role }: Actor): Refusal {
  return problem('forbidden', `The role ${role} sees one town, and you are bound to none.`);
}
