import type { Action } from '../../shared/access/actions.ts';
import { authorize, type Actor } from '../../shared/access/authorize.ts';
import type { LoadedDistrict } from '../ports.ts';
import { problem, type Refusal } from './reply.ts';

/** The town that an answer is narrowed to; null for the whole district. */
export interface TownView {
  readonly kind: 'view';
  readonly town: string | null;
}

/**
 * What an actor sees of an asked town. A town of somebody else is answered exactly as one that does not exist, so that
 * nobody can find out which is which.
 */
export function townView(
  actor: Actor,
  action: Action,
  asked: string | undefined,
  loaded: LoadedDistrict,
): TownView | Refusal {
  const town = asked ?? actor.town;
  if (town === null) return { kind: 'view', town };
  const exists = loaded.towns.features.some(({ properties }) => properties.code === town);
  return exists && authorize(actor, action, { town }) ? { kind: 'view', town } : noSuchTown(town);
}

function noSuchTown(town: string): Refusal {
  return problem('not-found', `There is no town ${town} in this district.`);
}
