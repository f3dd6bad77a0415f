import { describe, expect, it } from 'vitest';
import { createIdempotentWrites } from '../../../server/http/idempotency.ts';
import { problem } from '../../../server/http/reply.ts';
import type { IdempotencyStore } from '../../../server/ports/store.ts';
import { deferred } from '../../support/deferred.ts';
import { manualClock } from '../../support/manual-clock.ts';

type Kept = NonNullable<Awaited<ReturnType<IdempotencyStore['find']>>>;

function keyed() {
  const rows = new Map<string, Kept>();
  const store: IdempotencyStore = {
    find: (key, route) => Promise.resolve(rows.get(`${route} ${key}`) ?? null),
    keep: (key, route, requestHash, status, body) => {
      rows.set(`${route} ${key}`, { status, body, requestHash });
      return Promise.resolve();
    },
    deleteBefore: () => Promise.reject(new Error('not asked')),
  };
  return createIdempotentWrites(store, manualClock());
}

const write = { key: 'k', route: 'openCase demo', content: { a: 1 } };
const done = (body: unknown) => () => Promise.resolve({ status: 201, body });

describe('writes under a key', () => {
  it('HTTP-7 keep the answer and give it again', async () => {
    const writes = keyed();
    expect(await writes.run(write, done('first'))).toEqual({ status: 201, body: 'first' });
    expect(await writes.run(write, done('second'))).toEqual({ status: 201, body: 'first', replayed: true });
    expect(await writes.run({ ...write, route: 'other' }, done('second'))).toEqual({ status: 201, body: 'second' });
  });

  it('HTTP-7 run again after a refusal and after a failure', async () => {
    const writes = keyed();
    const refusal = problem('not-found', 'no');
    expect(await writes.run(write, () => Promise.resolve(refusal))).toBe(refusal);
    await expect(writes.run(write, () => Promise.reject(new Error('disk')))).rejects.toThrow('disk');
    expect(await writes.run(write, done('third'))).toEqual({ status: 201, body: 'third' });
  });

  it('HTTP-7 that come together wait for the first, also when it fails', async () => {
    const writes = keyed();
    const gate = deferred();
    const first = writes.run(write, async () => {
      await gate.promise;
      throw new Error('disk');
    });
    let runs = 0;
    const others = [1, 2, 3].map(() =>
      writes.run(write, () => {
        runs++;
        return Promise.resolve({ status: 201, body: runs });
      }),
    );
    gate.resolve();
    await expect(first).rejects.toThrow('disk');
    expect((await Promise.all(others)).map((answer) => 'body' in answer && answer.body)).toEqual([1, 1, 1]);
    expect(runs).toBe(1);
  });

  it('HTTP-7 with other content are refused', async () => {
    const writes = keyed();
    await writes.run(write, done('first'));
    expect(await writes.run({ ...write, content: { a: 2 } }, done('x'))).toMatchObject({
      code: 'idempotency-key-reused',
    });
  });
});
