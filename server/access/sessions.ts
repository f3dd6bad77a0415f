import { createHash } from 'node:crypto';
import { unsign } from 'cookie-signature';
import type { Request, RequestHandler } from 'express';
import session, { type Session } from 'express-session';
import { isOver, sessionLimits, type SessionLimits } from '../../shared/access/session-limits.ts';
import type { SessionStore } from '../ports/accounts.ts';
import type { Clock } from '../ports/clock.ts';
import type { AccessEvents } from './access-events.ts';
import { SESSION_COOKIES, readCookie } from './caller.ts';
import { keyFor } from './sealed-text.ts';
import { createSessionCache } from './session-cache.ts';
import { readSessionData, type NewSession, type SessionData } from './session-data.ts';

/** A session that stands. */
export interface FoundSession {
  /** May be shown: the secret cannot be told from it. */
  readonly id: string;
  readonly sid: string;
  readonly data: SessionData;
}

/** Sessions of people in the store: for requests and for sockets, from the same cookie (ACC-44, ACC-45). */
export interface Sessions {
  /** The session of a Cookie header. `isUse` tells that a person did something: a socket that stays open does not. */
  find(cookieHeader: string | undefined, isUse: boolean): Promise<FoundSession | null>;
  /** Ends the session that the request came with, if any, and opens one under a new secret. */
  open(request: Request, opened: NewSession): Promise<FoundSession>;
  /** Ends the session that the request came with. */
  close(request: Request): Promise<void>;
  ofAccount(account: string): Promise<readonly FoundSession[]>;
  /** Ends sessions wherever they are used. */
  end(sessions: readonly FoundSession[]): Promise<void>;
}

export interface SessionParts {
  readonly store: SessionStore;
  readonly secret: string;
  /** Of people. */
  readonly limits: SessionLimits;
  readonly clock: Clock;
  readonly events: AccessEvents;
}

const NOTED_EVERY_MS = 60_000;

export function createSessions({ store, secret, limits, clock, events }: SessionParts): Sessions {
  const cache = createSessionCache(store, clock);
  const key = keyFor(secret, 'session');
  const [secureName, plainName] = SESSION_COOKIES;
  const overTls = middleware(secureName, true);
  const plain = middleware(plainName, false);

  function middleware(name: string, secure: boolean): RequestHandler {
    const cookie = { path: '/', httpOnly: true, sameSite: 'lax', secure } as const;
    const store = cache.storeForExpress();
    return session({ name, cookie, store, secret: key, resave: false, saveUninitialized: false });
  }

  /** Runs express-session for a request that changes its session; all others only look one up. */
  function take(request: Request): Promise<Session> {
    const begin = request.secure ? overTls : plain;
    return new Promise((resolve, reject) => {
      begin(request, request.res!, (error?: unknown) => (error ? reject(error as Error) : resolve(request.session)));
    });
  }

  async function find(cookieHeader: string | undefined, isUse: boolean): Promise<FoundSession | null> {
    for (const name of SESSION_COOKIES) {
      const sid = readSid(readCookie(cookieHeader, name), key);
      const data = sid === null ? null : await cache.find(sid);
      if (sid === null || !data) continue;
      if (isOver(data, sessionLimits(data.demo !== null, limits), clock.nowMs())) await end([foundOf(sid, data)]);
      else return foundOf(sid, isUse ? await noteUse(sid, data) : data);
    }
    return null;
  }

  async function noteUse(sid: string, data: SessionData): Promise<SessionData> {
    const nowMs = clock.nowMs();
    if (nowMs - data.lastSeenMs < NOTED_EVERY_MS) return data;
    // The remembered one is changed first, so that a page of twenty requests notes it once.
    data.lastSeenMs = nowMs;
    await store.seen(sid, nowMs);
    return data;
  }

  async function end(sessions: readonly FoundSession[]): Promise<void> {
    const forget = () => sessions.forEach(({ sid }) => cache.forget(sid));
    forget();
    await store.end(sessions.map(({ sid }) => sid));
    forget();
    for (const { id } of sessions) events.revoked({ kind: 'session', id });
  }

  return {
    find,
    end,
    async open(request, opened) {
      const before = await find(request.headers.cookie, false);
      const begun = await take(request);
      await done((callback) => begun.regenerate(callback));
      const nowMs = clock.nowMs();
      const seen = {
        createdMs: opened.createdMs ?? nowMs,
        lastSeenMs: nowMs,
        address: addressOf(request),
        userAgent: userAgentOf(request),
      };
      const fresh = Object.assign(request.session, { ...opened, ...seen });
      await done((callback) => fresh.save(callback));
      if (before) await end([before]);
      return foundOf(fresh.id, { ...opened, ...seen });
    },
    async close(request) {
      const before = await find(request.headers.cookie, false);
      if (before) await end([before]);
      for (const name of SESSION_COOKIES)
        request.res?.append(
          'Set-Cookie',
          `${name}=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0${name === secureName ? '; Secure' : ''}`,
        );
    },
    async ofAccount(account) {
      const rows = await store.ofAccount(account);
      return rows.flatMap(({ sid, sess }) => {
        const data = readSessionData(sess);
        const stands = data !== null && !isOver(data, limits, clock.nowMs());
        return stands ? [foundOf(sid, data)] : [];
      });
    },
  };
}

/** The secret in a cookie of express-session, when the signature is ours. */
function readSid(cookie: string | null, key: string): string | null {
  if (cookie === null) return null;
  const text = decode(cookie);
  return text.startsWith('s:') ? unsign(text.slice(2), key) || null : null;
}

function decode(cookie: string): string {
  try {
    return decodeURIComponent(cookie);
  } catch {
    return '';
  }
}

function foundOf(sid: string, data: SessionData): FoundSession {
  return { id: createHash('sha256').update(sid).digest('base64url').slice(0, 22), sid, data };
}

/** Where a request comes from, as far as the proxies that are trusted tell. */
export function addressOf(request: Pick<Request, 'ip'>): string | null {
  return request.ip?.replace(/^::ffff:/, '') ?? null;
}

const LONGEST_AGENT = 200;

function userAgentOf(request: Request): string | null {
  return request.headers['user-agent']?.slice(0, LONGEST_AGENT) ?? null;
}

function done(act: (callback: (error?: unknown) => void) => void): Promise<void> {
  return new Promise((resolve, reject) => act((error) => (error ? reject(error as Error) : resolve())));
}
