import type { Request } from 'express';
import type { SessionRestriction } from '../../shared/access/account.ts';
import type { Actor } from '../../shared/access/authorize.ts';
import { needsSecondFactor, type Role } from '../../shared/access/roles.ts';
import { assert } from '../../shared/lib/assert.ts';
import type { Refusal } from '../../shared/wire/events.ts';
import type { Account } from '../ports/accounts.ts';
import type { ServerDeps } from '../ports/server.ts';
import { createAccountBook } from './account-book.ts';
import { createAccessEvents, type AccessEvents, type Credential } from './access-events.ts';
import { cameThroughProxy, isSameSecret, readBearer, type Caller } from './caller.ts';
import { apiKeyActor, createApiKeyBook } from './api-key-book.ts';
import { createDisplayBook, displayActor } from './display-book.ts';
import { isApiKey } from './machine-tokens.ts';
import { createTokenMemory } from './token-memory.ts';
import type { NewSession, SessionData } from './session-data.ts';
import { createSessions, type FoundSession, type Sessions } from './sessions.ts';

/** Somebody who asks, and how they are known. */
export interface KnownActor {
  readonly kind: 'actor';
  readonly actor: Actor;
  /** Name of the device behind a device token. */
  readonly device: string | null;
  readonly session: FoundSession | null;
  /** The person behind the session; null for demo identities. */
  readonly account: Account | null;
  /** What the session must do first; everything but `account:own` is refused until then. */
  readonly restricted: SessionRestriction | null;
  /** False for the visitor of a demo. */
  readonly signedIn: boolean;
  /** What the actor is known by, in names that open nothing. */
  readonly credentials: readonly Credential[];
}

/** Who asks. */
type Identity = KnownActor | { readonly kind: 'refused'; readonly code: RefusedCode };

/** `proxied-demo`: nobody has signed in, and the demo identities of this server are not for whoever comes through a proxy. */
export type RefusedCode = 'not-signed-in' | 'bad-token' | 'proxied-demo';

/** The one place that turns credentials into actors, for HTTP and for sockets (docs/rules/http.md). */
export interface Access {
  readonly sessions: Sessions;
  identify(caller: Caller): Promise<Identity>;
  /** Who asks by session alone: a person, or the visitor that strangers are in a demo. `isUse` keeps the session alive. */
  visitor(caller: Caller, isUse: boolean): Promise<Identity>;
  /** Whether demo identities are there for whoever asks (ACC-72). */
  hasDemo(caller: Pick<Caller, 'headers'>): boolean;
  /** Ends the session of the request, opens another, and tells who it is of. */
  open(request: Request, opened: NewSession): Promise<KnownActor>;
  /** Device tokens were replaced. */
  tokensReplaced(): void;
  /** Who is behind a socket, by the session or the token of a wall in its handshake, and what that rests on. */
  watcher(
    caller: Caller,
    displayToken?: string | null,
  ): Promise<{ readonly actor: Actor; readonly credentials: readonly Credential[] } | Refusal>;
  /** Tells when a credential ends, to whoever holds something open for it. */
  readonly events: AccessEvents;
}

const UNBOUND = { account: null, town: null, officer: null, grids: [] } as const;
/** Strangers of a demo see what a leader sees and write nothing. */
const VISITOR: Actor = { ...UNBOUND, id: 'visitor', role: 'leader', simulated: true };
/** Who a stranger of a demo is, with nothing asked of the store. */
export const VISITOR_IDENTITY: KnownActor = {
  kind: 'actor',
  actor: VISITOR,
  device: null,
  session: null,
  account: null,
  restricted: null,
  signedIn: false,
  credentials: [],
};
const OPERATOR: Actor = { ...UNBOUND, id: 'operator', role: 'operator', simulated: false };
const BARE = {
  kind: 'actor',
  device: null,
  session: null,
  account: null,
  restricted: null,
  signedIn: true,
  credentials: [],
} as const;
const STRANGER: Identity = { kind: 'refused', code: 'not-signed-in' };

export function createAccess(deps: Pick<ServerDeps, 'clock' | 'config' | 'store' | 'world'>): Access {
  const { clock, config, store, world } = deps;
  const events = createAccessEvents();
  const roster = new Map(world.loaded.officers.map((officer) => [officer.id, officer]));
  const sessions = createSessions({
    store: store.sessions,
    secret: config.secret,
    limits: config.sessionLimits,
    clock,
    events,
  });
  const accounts = createAccountBook(store.accounts, clock, events);
  const tokens = createTokenMemory(store.devices.byToken, clock);
  const displays = createDisplayBook(store.displays, clock, events);
  const apiKeys = createApiKeyBook(store.apiKeys, clock, events);
  const gridsOf = (officer: string | null) => (officer === null ? [] : (roster.get(officer)?.grids ?? []));

  function hasDemo(caller: Pick<Caller, 'headers'>): boolean {
    return config.demo && (config.trustProxy !== null || !cameThroughProxy(caller));
  }

  async function describe(session: FoundSession, caller: Pick<Caller, 'headers'>): Promise<Identity> {
    const { demo, account: id, grant: grantId } = session.data;
    if (demo !== null) {
      // A demo that is over leaves nobody in, nor does one that a proxy is put before.
      if (!hasDemo(caller)) return STRANGER;
      const actor = { ...demo, id: `demo:${demo.role}`, account: null, grids: gridsOf(demo.officer), simulated: true };
      return { ...BARE, actor, session, credentials: [{ kind: 'session', id: session.id }] };
    }
    const account = id === null ? null : await accounts.find(id);
    const grant = account?.grants.find((candidate) => candidate.id === grantId);
    if (!account || account.state !== 'active' || !grant) return STRANGER;
    const { role, town, officer } = grant;
    const grids = gridsOf(officer);
    const actor = {
      id: `account:${account.id}`,
      account: account.id,
      role,
      town,
      officer,
      grids,
      simulated: config.demo,
    };
    const credentials = [{ kind: 'session', id: session.id } as const, { kind: 'account', id: account.id } as const];
    const restricted = restrictionOf(account, role, session.data, config.demo);
    return { ...BARE, actor, session, account, restricted, credentials };
  }

  async function visitor(caller: Caller, isUse: boolean, displayToken: string | null = null): Promise<Identity> {
    const session = await sessions.find(caller.headers.cookie, isUse);
    const identity = session ? await describe(session, caller) : STRANGER;
    if (identity.kind === 'actor') return identity;
    const display = await displays.find(caller.headers.cookie, displayToken);
    if (display) return { ...BARE, actor: displayActor(display), credentials: [{ kind: 'display', id: display.id }] };
    if (config.demo && !hasDemo(caller)) return { kind: 'refused', code: 'proxied-demo' };
    if (!config.demo) return identity;
    return VISITOR_IDENTITY;
  }

  async function bearer(token: string): Promise<Identity> {
    if (isSameSecret(token, config.operatorToken)) return { ...BARE, actor: OPERATOR };
    if (isApiKey(token)) {
      const key = await apiKeys.find(token);
      if (!key) return { kind: 'refused', code: 'bad-token' };
      return { ...BARE, actor: apiKeyActor(key), credentials: [{ kind: 'api-key', id: key.id }] };
    }
    const device = token === '' ? null : await tokens.find(token);
    if (!device) return { kind: 'refused', code: 'bad-token' };
    const { officerId: officer, simulated } = device;
    const { town = null, grids = [] } = roster.get(officer) ?? {};
    const id = `device:${device.device}`;
    const actor: Actor = { id, account: null, role: 'device', town, officer, grids, simulated };
    return { ...BARE, actor, device: device.device, credentials: [{ kind: 'device', id: device.device }] };
  }

  return {
    sessions,
    hasDemo,
    async open(request, opened) {
      const identity = await describe(await sessions.open(request, opened), request);
      assert(identity.kind === 'actor', 'a session was opened for somebody who is not let in');
      return identity;
    },
    visitor: (caller, isUse) => visitor(caller, isUse),
    identify(caller) {
      const token = readBearer(caller.headers);
      return token === null ? visitor(caller, true) : bearer(token);
    },
    tokensReplaced: tokens.forget,
    async watcher(caller, displayToken = null) {
      const identity = await visitor(caller, false, displayToken);
      if (identity.kind === 'refused' || identity.restricted !== null) return 'not-signed-in';
      // Not the session itself, which holds its secret.
      const { actor, credentials } = identity;
      return { actor, credentials };
    },
    events,
  };
}

/** What a session must do before anything else (ACC-43, ACC-48). A demo asks nobody to enrol. */
function restrictionOf(
  account: Account,
  role: Role,
  { secondFactor, elsewhere }: SessionData,
  isDemo: boolean,
): SessionRestriction | null {
  // Who signed in elsewhere has not used the one-time password.
  if (account.mustChangePassword && !elsewhere) return 'change-password';
  if (secondFactor) return null;
  if (account.totpSecret !== null) return 'give-second-factor';
  return needsSecondFactor(role) && !isDemo ? 'enrol-second-factor' : null;
}
