import { Store, type SessionData as ExpressSessionData } from 'express-session';
import type { SessionStore } from '../ports/accounts.ts';
import type { Clock } from '../ports/clock.ts';
import { readSessionData, type SessionData } from './session-data.ts';

/** Sessions by their secret, remembered for a few seconds: a page of twenty requests is one query. */
export interface SessionCache {
  find(sid: string): Promise<SessionData | null>;
  /** Has changed or ended: asked for again. */
  forget(sid: string): void;
  /** The same store for express-session, one for each of its instances; what it writes is forgotten here. */
  storeForExpress(): Store;
}

const KEEP_MS = 5_000;
const MOST_SESSIONS = 5_000;

export function createSessionCache({ express }: Pick<SessionStore, 'express'>, clock: Clock): SessionCache {
  const known = new Map<string, { readonly found: Promise<SessionData | null>; readonly untilMs: number }>();

  function forget(sid: string): void {
    known.delete(sid);
  }
  function find(sid: string): Promise<SessionData | null> {
    const entry = known.get(sid);
    if (entry && entry.untilMs > clock.nowMs()) return entry.found;
    if (known.size >= MOST_SESSIONS) known.clear();
    const found = read(express, sid);
    known.set(sid, { found, untilMs: clock.nowMs() + KEEP_MS });
    found.catch(() => forget(sid));
    return found;
  }
  return { find, forget, storeForExpress: () => new ForgetfulStore(express, forget) };
}

async function read(store: Store, sid: string): Promise<SessionData | null> {
  return readSessionData(await readRaw(store, sid));
}

function readRaw(store: Store, sid: string): Promise<ExpressSessionData | null | undefined> {
  return new Promise((resolve, reject) => {
    store.get(sid, (error: unknown, session) => (error ? reject(error as Error) : resolve(session)));
  });
}

/** Passes everything on, and tells which session is not what it was: before, for who asks now, and after, for who asked meanwhile. */
class ForgetfulStore extends Store {
  readonly #inner: Store;
  readonly #forget: (sid: string) => void;

  constructor(inner: Store, forget: (sid: string) => void) {
    super();
    this.#inner = inner;
    this.#forget = forget;
  }

  override get(sid: string, callback: (error: unknown, session?: ExpressSessionData | null) => void): void {
    this.#inner.get(sid, callback);
  }

  override set(sid: string, session: ExpressSessionData, callback?: (error?: unknown) => void): void {
    this.#inner.set(sid, session, this.#forgetting(sid, callback));
  }

  override destroy(sid: string, callback?: (error?: unknown) => void): void {
    this.#inner.destroy(sid, this.#forgetting(sid, callback));
  }

  #forgetting(sid: string, callback?: (error?: unknown) => void): (error?: unknown) => void {
    this.#forget(sid);
    return (error) => {
      this.#forget(sid);
      callback?.(error);
    };
  }
}
