import { ACTIONS, ACTION_KINDS, type Action } from './actions.ts';
import { RIGHTS, type Reach } from './rights.ts';
import type { ActorRole } from './roles.ts';

/** Somebody who asks. */
export interface Actor {
  /** Stable name for the event log: `account:<id>`, `demo:leader`, `device:phone-1`, `display:<id>`, `operator`. */
  readonly id: string;
  /** The account behind a person's session; null for machines, visitors and demo identities. */
  readonly account: string | null;
  readonly role: ActorRole;
  /** Narrows every right to one town; null is the whole district. */
  readonly town: string | null;
  /** The line of the roster behind a device or a member of a field team. */
  readonly officer: string | null;
  /** Codes of the third-level grids of that line. */
  readonly grids: readonly string[];
  /** Of the actions of the role only these: what a key was issued for. */
  readonly scopes?: readonly Action[];
  /** What the actor writes is marked simulated. */
  readonly simulated: boolean;
}

/** What is acted upon: where it is, and whose it is. */
export interface Resource {
  /** Null is "in no town", and of things that are of the whole district. */
  readonly town: string | null;
  readonly grid?: string | null | undefined;
  /** Officers and actors (by `Actor.id`) that the thing belongs to. */
  readonly people?: readonly (string | null)[] | undefined;
}

/**
 * Whether the actor may do this to that. Default deny: the role must have the action; somebody of one town stays in
 * it, unless sent beyond; then the reach of the right decides (ACC-1 to ACC-4). Leave the resource out only for actions without a place: one with a place is
 * refused without it.
 */
export function authorize(actor: Actor, action: Action, resource?: Resource): boolean {
  const reach = reachOf(actor, action);
  if (reach === null) return false;
  if (ACTION_KINDS[action] === 'whole') return true;
  if (resource === undefined) return false;
  if (actor.town !== null && resource.town !== actor.town) return isSent(reach, actor, resource);
  return reaches(reach, actor, resource);
}

/** An officer whom the district has sent over the border of the town has that thing all the same (ACC-2). */
function isSent(reach: Reach, { officer }: Actor, { people = [] }: Resource): boolean {
  return (reach === 'person' || reach === 'grid') && officer !== null && people.includes(officer);
}

function reaches(reach: Reach, actor: Actor, { grid, people = [] }: Resource): boolean {
  const isOwn = people.includes(actor.id) || (actor.officer !== null && people.includes(actor.officer));
  switch (reach) {
    case 'district':
      return true;
    case 'town':
      return actor.town !== null;
    case 'grid':
      return isOwn || (grid !== null && grid !== undefined && actor.grids.includes(grid));
    case 'person':
      return isOwn;
  }
}

/** Whether there is anything at all that the actor may do this to: for doors and buttons, before the thing is known. */
export function mayAtAll(actor: Pick<Actor, 'role' | 'scopes'>, action: Action): boolean {
  return reachOf(actor, action) !== null;
}

/** Everything that a role may do, before it is narrowed to a town, grids or a person. */
export function actionsOf(role: ActorRole): readonly Action[] {
  return ACTIONS.filter((action) => RIGHTS[role][action] !== undefined);
}

/** How far a right of the actor goes; null when it has none. */
export function reachOf(actor: Pick<Actor, 'role' | 'scopes'>, action: Action): Reach | null {
  if (actor.scopes && !actor.scopes.includes(action)) return null;
  return RIGHTS[actor.role][action] ?? null;
}
