import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { LRUCache } from 'lru-cache';
import type { PreparedBytes } from './reply.ts';

const gzipAsync = promisify(gzip);
const LEVEL = 6;
/** Of an entry beside its bytes, so that many empty ones are not kept for nothing. */
const ENTRY_BYTES = 512;

/** Answers that are made once and kept while there is room; those that were asked for least lately go first. */
export interface PreparedCache {
  get(key: string, make: () => Uint8Array): Promise<PreparedBytes>;
  readonly bytes: number;
}

export function createPreparedCache(mostBytes: number): PreparedCache {
  const ready = new LRUCache<string, PreparedBytes>({ maxSize: mostBytes });
  const making = new Map<string, Promise<PreparedBytes>>();

  async function prepare(key: string, make: () => Uint8Array): Promise<PreparedBytes> {
    const plain = Buffer.from(make());
    const packed = await gzipAsync(plain, { level: LEVEL });
    const bytes = { plain, gzip: () => packed };
    ready.set(key, bytes, { size: plain.length + packed.length + ENTRY_BYTES });
    return bytes;
  }

  return {
    get(key, make) {
      const known = ready.get(key);
      if (known) return Promise.resolve(known);
      const begun = making.get(key) ?? prepare(key, make).finally(() => making.delete(key));
      making.set(key, begun);
      return begun;
    },
    get bytes() {
      return ready.calculatedSize;
    },
  };
}
