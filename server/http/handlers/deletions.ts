import { isIntact } from '../../audit/deletion-chain.ts';
import type { HandlerParts, HandlersOf } from '../handler.ts';
import { answer } from '../reply.ts';

export function deletionHandlers({ store, config }: HandlerParts): HandlersOf<'listDeletions'> {
  return {
    async listDeletions({ query: { limit, cursor } }) {
      const found = await store.deletions.list(cursor, limit + 1);
      const items = found.slice(0, limit).map(({ deleted, ...record }) => ({
        ...record,
        deleted: [...deleted],
        intact: isIntact({ ...record, deleted }, config.secret),
      }));
      const last = items.at(-1);
      return answer({ items, ...(found.length > limit && last ? { next: String(last.seq) } : {}) });
    },
  };
}
