import { createHash } from 'node:crypto';
import type { Actor } from '../../shared/access/authorize.ts';
import type { Role } from '../../shared/access/roles.ts';
import type { Refusal } from '../../shared/wire/events.ts';
import type { ServerDeps } from '../ports.ts';
import { createAccessEvents, type AccessEvents, type Credential } from './access-events.ts';
import { SESSION_COOKIE, isLocalVisitor, isSameSecret, readBearer, readCookie, type Caller } from './caller.ts';
import { demoActor } from './demo-actor.ts';
import { createDeviceTokens } from './device-tokens.ts';
import { createSessionBook } from './session-book.ts';

/** Who asks. `device` is the name of the device behind a device token. */
type Identity =
  | {
      readonly kind: 'actor';
      readonly actor: Actor;
      readonly device: string | null;
      readonly signedIn: boolean;
      readonly credentials: readonly Credential[];
    }
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
  /** Who is behind a socket, by the session of its handshake, and what that rests on. */
  watcher(caller: Caller): Promise<{ readonly actor: Actor; readonly credentials: readonly Credential[] } | Refusal>;
  /** Tells when a credential ends, to whoever holds something open for it. */
  readonly events: AccessEvents;
}

/** Strangers see what a leader sees and write nothing. */
const UNBOUND = { account: null, town: null, officer: null, grids: [] } as const;
const VISITOR: Actor = { ...UNBOUND, id: 'visitor', role: 'leader', simulated: true };
const OPERATOR: Actor = { ...UNBOUND, id: 'operator', role: 'operator', simulated: false };

export function createAccess(deps: Pick<ServerDeps, 'clock' | 'config' | 'store' | 'world'>): Access {
  const { clock, config, store, world } = deps;
  const roster = new Map(world.loaded.officers.map((officer) => [officer.id, officer]));
  const sessions = createSessionBook(clock);
  const events = createAccessEvents();
  const tokens = createDeviceTokens(store.devices, clock);

  function visitor(caller: Caller): Identity {
    const cookie = readCookie(caller.headers.cookie, SESSION_COOKIE);
    const actor = cookie === null ? null : sessions.find(cookie);
    if (cookie !== null && actor)
      return { kind: 'actor', actor, device: null, signedIn: true, credentials: [sessionOf(cookie)] };
    if (config.demo || isLocalVisitor(caller))
      return { kind: 'actor', actor: VISITOR, device: null, signedIn: false, credentials: [] };
    return { kind: 'refused', code: 'not-signed-in' };
  }

  async function bearer(token: string): Promise<Identity> {
    if (isSameSecret(token, config.operatorToken))
      return { kind: 'actor', actor: OPERATOR, device: null, signedIn: true, credentials: [] };
    const device = token === '' ? null : await tokens.find(token);
    if (!device) return { kind: 'refused', code: 'bad-token' };
    const { officerId: officer, simulated } = device;
    const { town = null, grids = [] } = roster.get(officer) ?? {};
    const id = `device:${device.device}`;
    const actor: Actor = { id, account: null, role: 'device', town, officer, grids, simulated };
    const credentials = [{ kind: 'device', id: device.device }] as const;
    return { kind: 'actor', actor, device: device.device, signedIn: true, credentials };
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
      const actor = demoActor(role, town, world.loaded.officers);
      return { token: sessions.open(actor), actor };
    },
    signOut(caller) {
      const cookie = readCookie(caller.headers.cookie, SESSION_COOKIE);
      if (cookie === null) return;
      sessions.close(cookie);
      events.revoked(sessionOf(cookie));
    },
    tokensReplaced: tokens.forget,
    watcher(caller) {
      const identity = visitor(caller);
      return Promise.resolve(identity.kind === 'actor' ? identity : 'not-signed-in');
    },
    events,
  };
}

/** The session behind a cookie, by a name that opens nothing. */
function sessionOf(cookie: string): Credential {
  return { kind: 'session', id: createHash('sha256').update(cookie).digest('base64url') };
}
