import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { duplicatesNear, mergeFault } from '../../../shared/cases/nearby/duplicates.ts';
import { recurrences } from '../../../shared/cases/nearby/recurrences.ts';
import type { PlacedCase } from '../../../shared/cases/nearby/same-place.ts';
import { distanceM, toLocalMetres } from '../../../shared/geo/local-metres.ts';
import { sampleCase } from '../../support/world-samples.ts';

const POLICY = { withinM: 50, least: 3, recentDays: 30 };
const NOW_MS = Date.parse('2026-11-20T12:00+08:00');
const DAY = 86_400_000;
const GROUND = toLocalMetres([113.85, 34.53]);

function at(eastM: number, more: Partial<Parameters<typeof sampleCase>[0]> = {}, northM = 0) {
  const [lon, lat] = GROUND.toLonLat([eastM, northM]);
  const id = more.id ?? `at ${eastM} ${northM}`;
  return sampleCase({ state: 'handling', reportedMs: NOW_MS - DAY, lon, lat, ...more, id });
}

describe('CAS-13 duplicates', () => {
  const [lon, lat] = GROUND.centre;
  const near = (cases: readonly ReturnType<typeof at>[]) =>
    duplicatesNear({ kind: 'event', category: 'street-occupation', lon, lat }, cases, {
      nowMs: NOW_MS,
      policy: POLICY,
    });

  it('CAS-13 are of the same kind within the distance, nearest first, and not a metre further', () => {
    const found = near([at(49), at(51), at(10), at(5, { category: 'lighting' }), at(6, { kind: 'facility' })]);
    expect(found.map(({ item, distanceM: far }) => [item.id, Math.round(far)])).toEqual([
      ['at 10 0', 10],
      ['at 49 0', 49],
    ]);
    expect(near([at(3, { lon: null, lat: null })])).toEqual([]);
  });

  it('CAS-13 are open or closed lately, not refused ones nor old ones', () => {
    const ids = near([
      at(1, { reportedMs: NOW_MS - 90 * DAY }),
      at(2, { state: 'closed', reportedMs: NOW_MS - 30 * DAY }),
      at(3, { state: 'closed', reportedMs: NOW_MS - 30 * DAY - 1 }),
      at(4, { state: 'refused' }),
      at(5, { state: 'merged' }),
    ]).map(({ item }) => item.id);
    expect(ids).toEqual(['at 1 0', 'at 2 0']);
  });

  it('CAS-13 merge only into another open one of the same kind near by', () => {
    const item = at(0);
    const fault = (into: PlacedCase) => mergeFault(item, into, POLICY);
    expect([fault(item), fault(at(1, { state: 'closed' })), fault(at(1, { category: 'other' }))]).toEqual([
      'itself',
      'ended',
      'other-kind',
    ]);
    expect([fault(at(49)), fault(at(51)), fault(at(1, { lon: null, lat: null }))]).toEqual([null, 'too-far', null]);
  });
});

describe('CAS-19 recurrence', () => {
  const found = (cases: readonly PlacedCase[]) => recurrences(cases, { nowMs: NOW_MS, policy: POLICY });

  it('CAS-19 gathers three of a kind that are each within the distance of another, and not two', () => {
    const three = [at(0, { reportedMs: 1_000_000 }), at(45, { state: 'closed' }), at(90)];
    expect(found(three.slice(1))).toEqual([]);
    expect(found([{ ...three[0]!, reportedMs: NOW_MS - 2 * DAY }, three[1]!, three[2]!])).toMatchObject([
      { category: 'street-occupation', cases: ['at 0 0', 'at 45 0', 'at 90 0'], open: 2, firstMs: NOW_MS - 2 * DAY },
    ]);
    expect(found([three[0]!, three[2]!, at(200)])).toEqual([]);
  });

  it('CAS-19 keeps kinds apart, and leaves out what is old or has no place', () => {
    expect(found([at(0), at(1), at(2, { category: 'lighting' })])).toEqual([]);
    expect(found([at(0), at(1), at(2, { lon: null, lat: null })])).toEqual([]);
    expect(found([at(0), at(1), at(2, { state: 'closed', reportedMs: NOW_MS - 31 * DAY })])).toEqual([]);
  });

  it('CAS-19 finds what looking at every pair finds, in any order', () => {
    const places = fc.array(fc.tuple(fc.integer({ min: 0, max: 600 }), fc.integer({ min: 0, max: 300 })), {
      maxLength: 40,
    });
    fc.assert(
      fc.property(places, fc.nat(1000), (spots, seed) => {
        const cases = spots.map(([x, y], i) => at(x, { id: `c${i}` }, y));
        const shuffled = cases.toSorted(
          (a, b) => ((a.id.charCodeAt(1) * 7 + seed) % 13) - ((b.id.charCodeAt(1) * 7) % 13),
        );
        const plain = (items: readonly PlacedCase[]) => found(items).map((one) => [...one.cases].sort());
        expect(plain(shuffled).sort()).toEqual(plain(cases).sort());
        expect(plain(cases).sort()).toEqual(byPairs(cases).sort());
      }),
      { numRuns: 60 },
    );
  });

  function byPairs(cases: readonly ReturnType<typeof at>[]): string[][] {
    const left = new Set(cases);
    const groups: string[][] = [];
    for (const first of cases) {
      if (!left.delete(first)) continue;
      const group = [first];
      for (const item of group)
        for (const other of left)
          if (distanceM([item.lon!, item.lat!], [other.lon!, other.lat!]) <= POLICY.withinM) {
            left.delete(other);
            group.push(other);
          }
      if (group.length >= POLICY.least) groups.push(group.map(({ id }) => id).sort());
    }
    return groups;
  }
});
