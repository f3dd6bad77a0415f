import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createPolicyReader } from '../../../server/policies/policy-reader.ts';
import { createCoverageTracker } from '../../../server/world/coverage-tracker.ts';
import { storedFix } from '../../support/stored-fix.ts';
import { inGrid, officerOn, twoTowns } from '../../support/two-towns.ts';

const MIDNIGHT = Date.parse('2026-11-03T00:00:00+08:00');
/** Around the clock, until 23:50, from 00:05 on, and over midnight. */
const SHIFTS = [
  [0, 0],
  [8 * 60, 23 * 60 + 50],
  [5, 8 * 60],
  [22 * 60, 2],
] as const;
const loaded = await twoTowns(
  SHIFTS.map(([startMinute, endMinute], index) => ({ ...officerOn(index), shift: { startMinute, endMinute } })),
);
const { coverage } = createPolicyReader(loaded).at(MIDNIGHT);

const fix = fc
  .record({
    officerIndex: fc.integer({ min: 0, max: 3 }),
    seconds: fc.integer({ min: -900, max: 900 }),
    eastM: fc.integer({ min: -20, max: 320 }),
    accuracyM: fc.integer({ min: 0, max: 30 }),
  })
  .map(({ officerIndex, seconds, eastM, accuracyM }) =>
    storedFix({ ...inGrid(1, eastM), officerIndex, accuracyM, fixTimeMs: MIDNIGHT + seconds * 1000 }),
  );
const fixesInTwoOrders = fc.array(fix, { maxLength: 40 }).chain((fixes) =>
  fc.record({
    inOrder: fc.constant(fixes.toSorted((a, b) => a.fixTimeMs - b.fixTimeMs)),
    mixed: fc.shuffledSubarray([...fixes, ...fixes], { minLength: fixes.length * 2 }),
    /** So many come before the tick of midnight. */
    early: fc.integer({ min: 0, max: fixes.length * 2 }),
  }),
);

it('COV-5 COV-10 counts the day before and the new day alike in whatever order fixes come, over midnight and the ends of shifts', () => {
  const before = () => createCoverageTracker(loaded, () => coverage, MIDNIGHT - 1);
  fc.assert(
    fc.property(fixesInTwoOrders, ({ inOrder, mixed, early }) => {
      const [ordered, other] = [before(), before()];
      ordered.apply(inOrder);
      other.apply(mixed);
      expect(other.toBytes()).toEqual(ordered.toBytes());
      const rolled = before();
      rolled.apply(mixed.slice(0, early));
      for (const tracker of [ordered, rolled]) expect(tracker.rollOver(MIDNIGHT)).toBe(true);
      rolled.apply(mixed.slice(early));
      expect(rolled.toBytes()).toEqual(ordered.toBytes());
      const [now, expected] = [rolled, ordered].map((tracker) =>
        tracker.takeChanges(MIDNIGHT + 900_000).toSorted((a, b) => a.index - b.index),
      );
      expect(now).toEqual(expected);
    }),
    { numRuns: 200 },
  );
});
