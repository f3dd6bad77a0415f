import { authorize, type Actor } from '../../shared/access/authorize.ts';
import type { Role } from '../../shared/access/roles.ts';
import type { Refusal } from '../../shared/wire/events.ts';
import { townOfScope, type Scope } from '../../shared/world/scope.ts';
import type { ServerDeps } from '../ports.ts';
import { SESSION_COOKIE, isLocalVisitor, isSameSecret, readBearer, readCookie, type Caller } from './caller.ts';
import { createDeviceTokens } from './device-tokens.ts';
import { createSessionBook } from './session-book.ts';

/** Who asks. `device` is the name of the device behind a device token. */
type Identity =
  | { readonly kind: 'actor'; readonly actor: Actor; readonly device: string | null; readonly signedIn: boolean }
  | { readonly kind: 'refused'; readonly code: 'not-signed-in' | 'bad-token' };

/** The one place that turns credentials into actors, for HTTP and for sockets (docs/rules/http.md). */
export interface Access {
  identify(caller: Caller): Promise<Identity>;
  /** Who asks by session alone: a person, or the visitor that strangers are where they may look around. */
  visitor(caller: Caller): Identity;
  /** Opens a session for a demo role and answers its token; null when demo identities are off. */
  signInDemo(role: Role, town: string | null): { readonly token: string; readonly actor: Actor } | null;
  signOut(caller: Caller): void;
  /** Device tokens were replaced. */
  tokensReplaced(): void;
  /** For the handshake of a socket; null lets in. */
  mayConnect(caller: Caller): Refusal | null;
  /** Whether the person behind a socket may watch a scope. */
  mayWatch(caller: Caller, scope: Scope): boolean;
}

/** Strangers see what a leader sees and write nothing. */
const UNBOUND = { account: null, town: null, officer: null, grids: [] } as const;
const VISITOR: Actor = { ...UNBOUND, id: 'visitor', role: 'leader', simulated: true };
const OPERATOR: Actor = { ...UNBOUND, id: 'operator', role: 'operator', simulated: false };

export function createAccess(deps: Pick<ServerDeps, 'clock' | 'config' | 'store' | 'world'>): Access {
  const { clock, config, store, world } = deps;
  const roster = new Map(world.loaded.officers.map((officer) => [officer.id, officer]));
  const sessions = createSessionBook(clock);
  const tokens = createDeviceTokens(store.devices, clock);

  function visitor(caller: Caller): Identity {
    const cookie = readCookie(caller.headers.cookie, SESSION_COOKIE);
    const actor = cookie === null ? null : sessions.find(cookie);
    if (actor) return { kind: 'actor', actor, device: null, signedIn: true };
    if (config.demo || isLocalVisitor(caller)) return { kind: 'actor', actor: VISITOR, device: null, signedIn: false };
    return { kind: 'refused', code: 'not-signed-in' };
  }

  async function bearer(token: string): Promise<Identity> {
    if (isSameSecret(token, config.operatorToken))
      return { kind: 'actor', actor: OPERATOR, device: null, signedIn: true };
    const device = token === '' ? null : await tokens.find(token);
    if (!device) return { kind: 'refused', code: 'bad-token' };
    const { officerId: officer, simulated } = device;
    const { town = null, grids = [] } = roster.get(officer) ?? {};
    const id = `device:${device.device}`;
    const actor: Actor = { id, account: null, role: 'device', town, officer, grids, simulated };
    return { kind: 'actor', actor, device: device.device, signedIn: true };
  }

  function identify(caller: Caller): Promise<Identity> {
    const token = readBearer(caller.headers);
    return token === null ? Promise.resolve(visitor(caller)) : bearer(token);
  }

  return {
    identify,
    visitor,
    signInDemo(role, town) {
      if (!config.demo) return null;
      const actor: Actor = { ...UNBOUND, id: `demo:${role}`, role, town, simulated: true };
      return { token: sessions.open(actor), actor };
    },
    signOut(caller) {
      const cookie = readCookie(caller.headers.cookie, SESSION_COOKIE);
      if (cookie !== null) sessions.close(cookie);
    },
    tokensReplaced: tokens.forget,
    mayConnect: (caller) => (visitor(caller).kind === 'refused' ? 'not-signed-in' : null),
    mayWatch(caller, scope) {
      const identity = visitor(caller);
      return identity.kind === 'actor' && authorize(identity.actor, 'scope:watch', { town: townOfScope(scope) });
    },
  };
}
