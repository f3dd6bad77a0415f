import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { createPreparedCache } from '../../../server/http/prepared-cache.ts';

const KB = 1024;

describe('prepared answers', () => {
  it('are made once, also when two ask at the same moment', async () => {
    const cache = createPreparedCache(100 * KB);
    let made = 0;
    const make = () => new Uint8Array(10).fill(++made);
    const [a, b] = await Promise.all([cache.get('x', make), cache.get('x', make)]);
    expect([a === b, await cache.get('x', make), made]).toEqual([true, a, 1]);
    expect(gunzipSync(await a.gzip())).toEqual(a.plain);
  });

  it('take no more room than they may, whatever is asked for', async () => {
    const cache = createPreparedCache(64 * KB);
    let made = 0;
    const make = () => {
      made++;
      return new Uint8Array(8 * KB);
    };
    for (let n = 0; n < 100; n++) {
      await cache.get(`tile ${n}`, make);
      expect(cache.bytes).toBeLessThanOrEqual(64 * KB);
    }
    await cache.get('tile 99', make);
    expect(made).toBe(100);
    await cache.get('tile 0', make);
    expect(made).toBe(101);
  });
});
