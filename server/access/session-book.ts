import { randomBytes } from 'node:crypto';
import type { Actor } from '../../shared/access/authorize.ts';
import type { Clock } from '../ports.ts';

/** Sessions of this run, by opaque token; a restart ends them all. */
export interface SessionBook {
  open(actor: Actor): string;
  find(token: string): Actor | null;
  close(token: string): void;
}

const IDLE_MS = 12 * 3_600_000;
const MOST_SESSIONS = 5000;

/** A session ends when it was not used for twelve hours, or when too many are open and it was used least lately. */
export function createSessionBook(clock: Clock): SessionBook {
  const sessions = new Map<string, { readonly actor: Actor; readonly usedMs: number }>();
  function touch(token: string, actor: Actor): void {
    sessions.delete(token);
    sessions.set(token, { actor, usedMs: clock.nowMs() });
  }
  return {
    open(actor) {
      const token = randomBytes(32).toString('base64url');
      touch(token, actor);
      const [oldest] = sessions.keys();
      if (sessions.size > MOST_SESSIONS && oldest !== undefined) sessions.delete(oldest);
      return token;
    },
    find(token) {
      const session = sessions.get(token);
      if (!session) return null;
      if (clock.nowMs() - session.usedMs > IDLE_MS) {
        sessions.delete(token);
        return null;
      }
      touch(token, session.actor);
      return session.actor;
    },
    close: (token) => void sessions.delete(token),
  };
}
