import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { firstPlaces, lastPlace, rank, type RankedBy } from '../../../shared/assessment/ranking.ts';

interface Line {
  readonly id: string;
  readonly score: number | null;
}
const BY: RankedBy<Line> = { id: ({ id }) => id, score: ({ score }) => score };
const lines = (...scores: (number | null)[]): Line[] => scores.map((score, i) => ({ id: `T${i}`, score }));
const ranks = (...scores: (number | null)[]) => rank(lines(...scores), BY).map((line) => line.rank);
const ids = (found: readonly { readonly item: Line }[]) => found.map(({ item }) => item.id);

describe('ASM-12 ranking', () => {
  it('ASM-12 shares a rank among equal scores and skips those after it', () => {
    expect(ranks(90, 80, 80, 70)).toEqual([1, 2, 2, 4]);
    expect(ranks(80, 80, 80)).toEqual([1, 1, 1]);
    expect(rank(lines(90, 80, 80), BY).map(({ tied }) => tied)).toEqual([false, true, true]);
  });

  it('ASM-12 has no tie-break: a hundredth decides, less does not exist', () => {
    expect(ranks(80.01, 80)).toEqual([1, 2]);
    expect(ranks(80, 80)).toEqual([1, 1]);
  });

  it('ASM-12 leaves out lines without a score', () => {
    expect(ids(rank(lines(null, 1, null, 0), BY))).toEqual(['T1', 'T3']);
    expect(rank([], BY)).toEqual([]);
  });

  it('ASM-12 does not depend on the order of the lines', () => {
    const scores = fc.array(fc.option(fc.integer({ min: 0, max: 5 })), { maxLength: 12 });
    fc.assert(
      fc.property(scores, fc.infiniteStream(fc.nat()), (given, keys) => {
        const shuffled = lines(...given)
          .map((line) => ({ line, key: keys.next().value as number }))
          .sort((a, b) => a.key - b.key)
          .map(({ line }) => line);
        const ranking = rank(lines(...given), BY);
        expect(JSON.stringify(rank(shuffled, BY))).toBe(JSON.stringify(ranking));
        for (const { rank: place, score } of ranking)
          expect(place).toBe(1 + ranking.filter((other) => other.score > score).length);
      }),
    );
  });
});

describe('ASM-13 last place', () => {
  it('ASM-13 is everybody who shares it, and nobody when nobody is ahead', () => {
    expect(ids(lastPlace(rank(lines(90, 80, 70), BY)))).toEqual(['T2']);
    expect(ids(lastPlace(rank(lines(90, 70, 70), BY)))).toEqual(['T1', 'T2']);
    expect(lastPlace(rank(lines(70, 70), BY))).toEqual([]);
    expect(lastPlace(rank(lines(70), BY))).toEqual([]);
    expect(lastPlace(rank([], BY))).toEqual([]);
  });
});

describe('ASM-14 first places', () => {
  it('ASM-14 takes ranks up to the count: two, three and four lines around it', () => {
    expect(ids(firstPlaces(rank(lines(9, 8), BY), 3))).toEqual(['T0', 'T1']);
    expect(ids(firstPlaces(rank(lines(9, 8, 7, 6), BY), 3))).toEqual(['T0', 'T1', 'T2']);
    expect(ids(firstPlaces(rank(lines(9, 8, 7, 7), BY), 3))).toEqual(['T0', 'T1', 'T2', 'T3']);
    expect(ids(firstPlaces(rank(lines(9, 8, 8, 7), BY), 3))).toEqual(['T0', 'T1', 'T2']);
  });
});
