import type { Action } from '../../shared/access/actions.ts';
import type { SessionAnswer } from '../../shared/http/endpoints/session.ts';
import { maySession } from './session.ts';

/** The pages, in the order of the rail, each with the rights of which one opens it. */
export const DOORS = [
  { id: 'field', path: '/field', actions: ['field:own'] },
  { id: 'map', path: '/map', actions: ['scope:watch'] },
  { id: 'cases', path: '/cases', actions: ['case:read'] },
  { id: 'wall', path: '/wall', actions: ['scope:watch'] },
  { id: 'rates', path: '/rates', actions: ['export:read', 'spot:record'] },
  { id: 'finance', path: '/finance', actions: ['funding:read'] },
  { id: 'policy', path: '/policy', actions: ['policy:read'] },
  { id: 'accounts', path: '/admin/accounts', actions: ['account:read'] },
  { id: 'audit', path: '/admin/audit', actions: ['audit:read'] },
  { id: 'tickets', path: '/admin/tickets', actions: ['track:ticket', 'audit:read'] },
  { id: 'devices', path: '/admin/devices', actions: ['device:enrol'] },
  { id: 'displays', path: '/admin/displays', actions: ['display:enrol'] },
  { id: 'keys', path: '/admin/keys', actions: ['api-key:issue'] },
  { id: 'account', path: '/account', actions: ['account:own'] },
] as const satisfies readonly { readonly id: string; readonly path: string; readonly actions: readonly Action[] }[];

export type Door = (typeof DOORS)[number];
export type DoorId = Door['id'];

/** Where nobody is led who may go elsewhere: it is about oneself, for a screen that nobody sits at, or for a phone. */
const NO_LANDING: ReadonlySet<DoorId> = new Set(['wall', 'account', 'field']);

/** Whether a page opens. One's own account is only there for whoever has one. */
export function isOpen(session: SessionAnswer | null, { id, actions }: Door): boolean {
  if (id === 'field' && session?.officer === null) return false;
  return actions.some((action) => maySession(session, action)) && (id !== 'account' || session?.account !== null);
}

export function doorsOf(session: SessionAnswer | null): readonly Door[] {
  return DOORS.filter((door) => isOpen(session, door));
}

/** The page behind a path of this server; a case has an address below the desk. */
export function doorAt(path: string): Door | undefined {
  const [bare = ''] = path.split(/[?#]/);
  return DOORS.find((door) => door.path === bare || bare.startsWith(`${door.path}/`));
}

/**
 * Where somebody goes who has signed in: to what they wanted where that opens to them, else to the first page that does.
 * Whoever must do something first goes to their account; a wall has nothing but the wall; a dispatcher works at the desk, and an
 * officer with a phone is in the street.
 */
export function landingOf(session: SessionAnswer, wanted: string | null = null, isPhone = false): string {
  if (session.restricted !== null) return '/account';
  if (session.role === 'display') return '/wall';
  const door = isOwnPath(wanted) ? doorAt(wanted) : undefined;
  if (wanted !== null && door && isOpen(session, door)) return wanted;
  if (session.role === 'dispatcher') return '/cases';
  const open = doorsOf(session);
  const field = open.find(({ id }) => id === 'field');
  if (isPhone && field) return field.path;
  const first = open.find(({ id }) => !NO_LANDING.has(id)) ?? open[0];
  if (!first) return '/sign-in';
  return first.id === 'map' && session.town !== null ? `/map?scope=town:${session.town}` : first.path;
}

/** Never to another server: a link could lead there after a true sign-in. */
function isOwnPath(path: string | null): path is string {
  return path !== null && /^\/(?![/\\])/.test(path);
}
