import { createStore } from 'zustand/vanilla';
import type { SessionAnswer } from '../../shared/http/endpoints/session.ts';

/**
 * Whether the server knows who is at this page. `ended` and `replaced` keep who it was: the page stays as it is, with a
 * sheet over it, so that nothing typed is lost.
 */
type SessionPhase = 'asking' | 'known' | 'stranger' | 'unreachable' | 'ended' | 'replaced';

export interface SessionState {
  readonly phase: SessionPhase;
  /** Who the page belongs to; null until somebody is known. */
  readonly session: SessionAnswer | null;
  /** Who the browser has become in another window, while the page is `replaced`. */
  readonly other: SessionAnswer | null;
  /** The server said who asks. */
  heard(answer: SessionAnswer): void;
  /** The server knows nobody. */
  unknown(): void;
  /** The server gave no answer; somebody who is known stays known. */
  silent(): void;
  /** Somebody signed in on this page, or acts in another role from here on. */
  entered(answer: SessionAnswer): void;
}

export function createSessionStore() {
  return createStore<SessionState>()((set, get) => ({
    phase: 'asking',
    session: null,
    other: null,
    heard: (answer) => set(phaseAfter(get().session, answer)),
    unknown: () => set({ phase: get().session?.signedIn ? 'ended' : 'stranger', other: null }),
    silent: () => set({ phase: get().session ? get().phase : 'unreachable' }),
    entered: (answer) => set({ phase: 'known', session: answer, other: null }),
  }));
}
export type SessionStore = ReturnType<typeof createSessionStore>;

function phaseAfter(before: SessionAnswer | null, now: SessionAnswer): Partial<SessionState> {
  if (before === null || identityOf(before) === identityOf(now)) return { phase: 'known', session: now, other: null };
  // A demo answers as its visitor where a session is over.
  if (before.signedIn && !now.signedIn) return { phase: 'ended', other: null };
  return { phase: 'replaced', other: now };
}

/** The same for two answers about the same person in the same role: what one sees the other may see. */
export function identityOf({ account, role, town, officer, signedIn }: SessionAnswer): string {
  return JSON.stringify([signedIn, account?.id ?? null, role, town, officer]);
}
