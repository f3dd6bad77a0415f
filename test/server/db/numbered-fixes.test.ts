import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PlacedFix } from '../../../server/ports/fixes.ts';
import type { Store } from '../../../server/ports/store.ts';
import { storedFix } from '../../support/stored-fix.ts';
import { openTestStore } from '../../support/test-store.ts';

let store: Store;
beforeAll(async () => {
  store = await openTestStore();
}, 120_000);
afterAll(() => store.close());

async function readAfter(seq: number, fromMs: number): Promise<readonly number[]> {
  const read: PlacedFix[] = [];
  await store.fixes.acceptedAfter(seq, fromMs, (page) => read.push(...page));
  return read.map(({ fixTimeMs }) => fixTimeMs);
}

describe('STO-3 numbered fixes', () => {
  it('STO-3 what was stored after a number is read whatever its time, late ones included, duplicates and refused ones not', async () => {
    const { fixes } = store;
    expect(await fixes.lastSeq()).toBe(0);
    await fixes.append([storedFix({ fixTimeMs: 5_000 }), storedFix({ fixTimeMs: 9_000 })]);
    const seq = await fixes.lastSeq();
    expect(seq).toBeGreaterThan(0);
    expect(await readAfter(seq, 0)).toEqual([]);
    await fixes.append([storedFix({ fixTimeMs: 9_000 }), storedFix({ fixTimeMs: 7_000, quarantine: 'future' })]);
    await fixes.append([storedFix({ fixTimeMs: 4_000 }), storedFix({ fixTimeMs: 8_000 }), storedFix({ fixTimeMs: 1 })]);
    expect(await readAfter(seq, 4_000)).toEqual([4_000, 8_000]);
    expect(await readAfter(seq, 4_001)).toEqual([8_000]);
    expect(await readAfter(0, 0)).toEqual([1, 4_000, 5_000, 8_000, 9_000]);
    expect(await fixes.lastSeq()).toBeGreaterThan(seq);
  });

  it('STO-3 numbers with gaps longer than a page are bridged', async () => {
    const seq = await store.fixes.lastSeq();
    // Duplicates use up numbers and store nothing.
    const known = Array.from({ length: 40_000 }, () => storedFix({ fixTimeMs: 9_000 }));
    for (let i = 0; i < 3; i++) await store.fixes.append(known);
    await store.fixes.append([storedFix({ fixTimeMs: 20_000 })]);
    expect(await store.fixes.lastSeq()).toBeGreaterThan(seq + 100_000);
    expect(await readAfter(seq, 0)).toEqual([20_000]);
  });

  it('LIV-2 the newest fix of an officer is found whatever phone it came from', async () => {
    await store.fixes.append([
      storedFix({ device: 'old-phone', officerIndex: 3, fixTimeMs: 1_000 }),
      storedFix({ device: 'new-phone', officerIndex: 3, fixTimeMs: 2_000 }),
      storedFix({ device: 'old-phone', officerIndex: 5, fixTimeMs: 3_000 }),
      storedFix({ device: 'nobody', officerIndex: null, fixTimeMs: 4_000 }),
    ]);
    const newest = await store.fixes.latestOfOfficers();
    const mine = newest.filter(({ officerIndex }) => officerIndex !== 0);
    expect(mine).toEqual(
      [
        storedFix({ device: 'new-phone', officerIndex: 3, fixTimeMs: 2_000 }),
        storedFix({ device: 'old-phone', officerIndex: 5, fixTimeMs: 3_000 }),
      ].map((fix) => expect.objectContaining(fix)),
    );
  });
});
