import { WHOLE_DISTRICT } from '../../../shared/access/read-scope.ts';
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

describe('STO-2 a fix stays with its officer', () => {
  it('STO-2 keeps tracks, latest positions and days with the people, whatever the order of the roster', async () => {
    const before = await store.fixesOfRoster(['ann', 'bob', 'cyn']);
    const fixes = [0, 1, 2].map((officerIndex) =>
      storedFix({ device: `d-${officerIndex}`, officerIndex, fixTimeMs: 1_000 + officerIndex }),
    );
    await before.append(fixes);
    // Somebody new comes first, Bob leaves.
    const after = await store.fixesOfRoster(['new', 'cyn', 'ann']);
    await after.append([storedFix({ device: 'd-new', officerIndex: 0, fixTimeMs: 2_000 })]);
    const devicesOf = async (index: number) =>
      (await after.track({ index, id: 'x', town: 'west' }, 0, 9_000, WHOLE_DISTRICT, 10_000)).map(
        ({ device }) => device,
      );
    expect([await devicesOf(0), await devicesOf(1), await devicesOf(2)]).toEqual([['d-new'], ['d-2'], ['d-0']]);
    expect((await after.latest()).map(({ device, officerIndex }) => [device, officerIndex])).toEqual([
      ['d-0', 2],
      ['d-1', null],
      ['d-2', 1],
      ['d-new', 0],
    ]);
    const day: PlacedFix[] = [];
    await after.acceptedSince(0, (page) => day.push(...page));
    expect(day.map(({ officerIndex }) => officerIndex)).toEqual([2, null, 1, 0]);
    const stored: PlacedFix[] = [];
    await after.decidedAfter(0, (page) => stored.push(...page));
    expect(stored.map(({ officerIndex }) => officerIndex)).toEqual([2, null, 1, 0]);
    // The first order again: Bob is back with his own, the new one is not there any more.
    const back = await store.fixesOfRoster(['ann', 'bob', 'cyn']);
    expect((await back.latest()).map(({ officerIndex }) => officerIndex)).toEqual([0, 1, 2, null]);
  });
});
