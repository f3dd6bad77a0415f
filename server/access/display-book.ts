import type { Actor } from '../../shared/access/authorize.ts';
import type { Clock } from '../ports/clock.ts';
import type { Display, DisplayStore } from '../ports/privacy.ts';
import type { AccessEvents } from './access-events.ts';
import { DISPLAY_COOKIES, readCookie } from './caller.ts';
import { sha256 } from './machine-tokens.ts';
import { createTokenMemory } from './token-memory.ts';

/** Walls by their token, from the cookie or from the handshake of a socket (ACC-31). */
export interface DisplayBook {
  find(cookieHeader: string | undefined, handshakeToken: string | null): Promise<Display | null>;
}

const NOTED_EVERY_MS = 60_000;

export function createDisplayBook(store: DisplayStore, clock: Clock, events: AccessEvents): DisplayBook {
  const tokens = createTokenMemory((token) => store.byToken(sha256(token)), clock);
  const seenMs = new Map<string, number>();
  events.onRevoked(({ kind, id }) => {
    if (kind !== 'display') return;
    tokens.forget();
    seenMs.delete(id);
  });

  async function noteSeen({ id }: Display): Promise<void> {
    const nowMs = clock.nowMs();
    if (nowMs - (seenMs.get(id) ?? -Infinity) < NOTED_EVERY_MS) return;
    seenMs.set(id, nowMs);
    await store.seen(id, nowMs);
  }

  return {
    async find(cookieHeader, handshakeToken) {
      const cookies = DISPLAY_COOKIES.map((name) => readCookie(cookieHeader, name));
      for (const token of [handshakeToken, ...cookies]) {
        const display = token ? await tokens.find(token) : null;
        if (!display) continue;
        await noteSeen(display);
        return display;
      }
      return null;
    },
  };
}

export function displayActor({ id, town }: Pick<Display, 'id' | 'town'>): Actor {
  return { id: `display:${id}`, account: null, role: 'display', town, officer: null, grids: [], simulated: false };
}
