import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WHOLE_DISTRICT } from '../../shared/access/read-scope.ts';
import { workThrough } from '../../scripts/rehearse/work-through.ts';
import type { Store } from '../../server/ports/store.ts';
import { openHttpBench, type HttpBench } from '../support/http-bench.ts';
import { openTestStore } from '../support/test-store.ts';
import { inGrid } from '../support/two-towns.ts';

let store: Store;
let bench: HttpBench;

beforeAll(async () => {
  store = await openTestStore();
  bench = await openHttpBench({ store });
});
afterAll(async () => {
  await bench.close();
  await store.close();
});

const row = (i: number, place: { readonly lon: number | null; readonly lat: number | null }) => ({
  where: `row ${i}`,
  item: { id: `made-${i}`, description: `made request ${i}`, reportedMs: 0, ...place },
});

describe('a rehearsal', () => {
  it('O311-3 O311-4 files what another system has, with and without a position, and works it to closing', async () => {
    const rows = [row(1, inGrid(0)), row(2, inGrid(2)), row(3, { lon: 10, lat: 10 }), row(4, { lon: null, lat: null })];
    expect(await workThrough(bench.url, rows)).toEqual({
      filed: 4,
      withoutPosition: 1,
      closed: 4,
      followedClosed: 4,
      refusals: [],
    });
    const { items } = await store.cases.list({ limit: 10 }, WHOLE_DISTRICT);
    expect(items.map(({ state }) => state)).toEqual(['closed', 'closed', 'closed', 'closed']);
    expect(items.filter(({ town }) => town === null)).toHaveLength(2);
  });
});
