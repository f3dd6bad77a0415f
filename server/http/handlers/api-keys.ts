import { newApiKey, newMachineId, sha256 } from '../../access/machine-tokens.ts';
import { entry } from '../../audit/audit.ts';
import type { ApiKey } from '../../ports/privacy.ts';
import type { HandlerParts, HandlersOf } from '../handler.ts';
import { answer, problem, wrongField } from '../reply.ts';

type ApiKeyEndpoints = 'listApiKeys' | 'issueApiKey' | 'revokeApiKey';

export function apiKeyHandlers({ store, world, access, audit, clock }: HandlerParts): HandlersOf<ApiKeyEndpoints> {
  const towns = new Set(world.loaded.towns.features.map(({ properties }) => properties.code));
  const toItem = (key: ApiKey) => ({ ...key, scopes: [...key.scopes] });
  return {
    async listApiKeys() {
      return answer({ items: (await store.apiKeys.all()).map(toItem) });
    },

    async issueApiKey({ actor, body: { name, scopes, town = null, expires = null }, who }) {
      if (town !== null && !towns.has(town)) return wrongField('town', 'is not a town of this district');
      const createdMs = clock.nowMs();
      if (expires !== null && expires <= createdMs) return wrongField('expires', 'must be in the future');
      const key = newApiKey();
      const apiKey: ApiKey = {
        id: newMachineId(),
        name,
        scopes,
        town,
        createdMs,
        createdBy: actor.id,
        expiresMs: expires,
        lastUsedMs: null,
        revokedMs: null,
      };
      await store.apiKeys.add(apiKey, sha256(key));
      await audit.record(entry(who, 'api-key:issued', { subject: apiKey.id, town, detail: { name, scopes } }));
      return answer({ apiKey: toItem(apiKey), key });
    },

    async revokeApiKey({ params: { id }, who }) {
      const key = await store.apiKeys.byId(id);
      if (!key) return problem('not-found', `There is no key ${id}.`);
      if (await store.apiKeys.revoke(id, clock.nowMs())) {
        access.events.revoked({ kind: 'api-key', id });
        await audit.record(entry(who, 'api-key:revoked', { subject: id, town: key.town }));
      }
      return answer(undefined);
    },
  };
}
