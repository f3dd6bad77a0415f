/** Who may do what. One table for the HTTP routes and the sockets; what is not in it is refused (docs/rules/http.md). */

export const ROLES = [
  'district-office',
  'town-manager',
  'dispatcher',
  'inspector',
  'employer',
  'enforcement',
  'auxiliary',
  'maintenance',
  'sanitation',
  'information',
  'finance',
  'audit',
  'discipline',
  'leader',
  'display',
  'device',
  'system-admin',
  'security-admin',
  'audit-admin',
] as const;
export type Role = (typeof ROLES)[number];

/** `operator` is the person at the machine, through the secret of the control file; it is no role that one signs in as. */
export type ActorRole = Role | 'operator';

export const ACTIONS = [
  'district:read',
  /** Policy packs, and previews that change nothing. */
  'policy:read',
  'scope:watch',
  'roster:read',
  'track:read',
  'coverage:read',
  'case:read',
  'case:open',
  /** Take steps of cases at all; which ones is told by the next two. */
  'case:act',
  'case:desk',
  'case:field',
  'case:import',
  'trend:read',
  /** Scores of units with their parts, deductions and consequences: more than the class and grade that maps show. */
  'assessment:read',
  /** Payout sheets of units: what each is given, and what it is not. */
  'funding:read',
  'ingest:read',
  'position:send',
  'device:enrol',
] as const;
export type Action = (typeof ACTIONS)[number];

const VIEW = ['district:read', 'policy:read', 'scope:watch', 'coverage:read', 'case:read', 'trend:read'] as const;
const COMMAND = [...VIEW, 'assessment:read', 'roster:read', 'track:read', 'ingest:read'] as const;
const DESK = [...COMMAND, 'case:open', 'case:act', 'case:desk'] as const;
const FIELD = [...VIEW, 'roster:read', 'case:open', 'case:act', 'case:field'] as const;

const RIGHTS: Readonly<Record<ActorRole, readonly Action[]>> = {
  'district-office': [...DESK, 'funding:read'],
  'town-manager': [...DESK, 'case:field', 'funding:read'],
  dispatcher: DESK,
  inspector: [...COMMAND, 'case:open'],
  employer: [...VIEW, 'assessment:read', 'roster:read'],
  enforcement: FIELD,
  auxiliary: FIELD,
  maintenance: FIELD,
  sanitation: FIELD,
  information: FIELD,
  finance: [...VIEW, 'assessment:read', 'funding:read'],
  audit: [...COMMAND, 'funding:read'],
  discipline: [...COMMAND, 'funding:read'],
  leader: [...COMMAND, 'funding:read'],
  display: VIEW,
  device: ['position:send', 'case:open', 'case:act', 'case:field'],
  'system-admin': ['ingest:read'],
  'security-admin': [],
  'audit-admin': [],
  operator: [...DESK, 'funding:read', 'case:field', 'case:import', 'device:enrol'],
};

/** Somebody who asks. `town` narrows every right to one town; null is the whole district. */
export interface Actor {
  /** Stable name for the event log: `demo:leader`, `device:phone-1`, `operator`. */
  readonly id: string;
  readonly role: ActorRole;
  readonly town: string | null;
  /** The roster officer behind a device. */
  readonly officer: string | null;
  /** What the actor writes is marked simulated. */
  readonly simulated: boolean;
}

/** What is acted upon. Leave `town` out when the action has no single town; null is "in no town". */
export interface Resource {
  readonly town?: string | null | undefined;
  /** The officer that a case is with. */
  readonly officer?: string | null | undefined;
}

/**
 * Whether the actor may do this. Default deny: the role must have the action, an actor of one town stays in it, and a
 * device acts only on cases that are with its own officer.
 */
export function authorize(actor: Actor, action: Action, resource: Resource = {}): boolean {
  if (!RIGHTS[actor.role].includes(action)) return false;
  if (actor.town !== null && resource.town !== undefined && resource.town !== actor.town) return false;
  if (actor.role === 'device' && action === 'case:field')
    return actor.officer !== null && resource.officer === actor.officer;
  return true;
}

/** Everything that a role may do, before it is narrowed to a town or an officer. */
export function actionsOf(role: ActorRole): readonly Action[] {
  return RIGHTS[role];
}
