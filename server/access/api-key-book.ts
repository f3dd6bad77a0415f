import type { Actor } from '../../shared/access/authorize.ts';
import type { Clock } from '../ports/clock.ts';
import type { ApiKey, ApiKeyStore } from '../ports/privacy.ts';
import type { AccessEvents } from './access-events.ts';
import { sha256 } from './machine-tokens.ts';
import { createTokenMemory } from './token-memory.ts';

/** Keys of other programs (ACC-33). */
export interface ApiKeyBook {
  find(key: string): Promise<ApiKey | null>;
}

const NOTED_EVERY_MS = 60_000;

export function createApiKeyBook(store: ApiKeyStore, clock: Clock, events: AccessEvents): ApiKeyBook {
  const keys = createTokenMemory((key) => store.byKey(sha256(key)), clock);
  const usedMs = new Map<string, number>();
  events.onRevoked(({ kind }) => {
    if (kind === 'api-key') keys.forget();
  });
  return {
    async find(given) {
      const key = await keys.find(given);
      const nowMs = clock.nowMs();
      if (!key || (key.expiresMs !== null && nowMs >= key.expiresMs)) return null;
      if (nowMs - (usedMs.get(key.id) ?? -Infinity) >= NOTED_EVERY_MS) {
        usedMs.set(key.id, nowMs);
        await store.used(key.id, nowMs);
      }
      return key;
    },
  };
}

/** An actor with exactly the scopes of the key. */
export function apiKeyActor({ id, town, scopes }: Pick<ApiKey, 'id' | 'town' | 'scopes'>): Actor {
  return {
    id: `api-key:${id}`,
    account: null,
    role: 'api-key',
    town,
    officer: null,
    grids: [],
    scopes,
    simulated: false,
  };
}
