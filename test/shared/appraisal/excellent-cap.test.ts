import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { beyondCap, excellentCap, isCounted, type Nominee } from '../../../shared/appraisal/excellent-cap.ts';

const nominees = (...scores: number[]): Nominee[] => scores.map((score, i) => ({ id: `m${i}`, score, tieBreaks: [] }));
const out = (list: readonly Nominee[], cap: number) => Object.fromEntries(beyondCap(list, cap));

describe('APR-2 the cap', () => {
  it.each([
    [0, 0],
    [6, 0],
    [7, 1],
    [13, 1],
    [14, 2],
    [19, 2],
    [20, 3],
    [21, 3],
    [26, 3],
    [27, 4],
    [100, 15],
    [172, 25],
    [557, 83],
  ])('APR-2 of %i people lets %i be excellent at 15 %', (people, most) => {
    expect(excellentCap(people, 0.15)).toBe(most);
  });

  it('APR-2 is exact where 15 % is a whole number, for every unit', () => {
    for (let tens = 1; tens <= 500; tens++) expect(excellentCap(tens * 20, 0.15)).toBe(tens * 3);
  });

  it('APR-2 takes the best, and nobody beyond the cap', () => {
    expect(out(nominees(91, 95, 93), 3)).toEqual({});
    expect(out(nominees(91, 95, 93), 2)).toEqual({ m0: 'cap' });
    expect(out(nominees(91, 95, 93), 0)).toEqual({ m0: 'cap', m1: 'cap', m2: 'cap' });
  });
});

describe('APR-3 ties at the cut', () => {
  it('APR-3 takes a tie that fits as a whole, and nobody of one that does not', () => {
    expect(out(nominees(95, 93, 93, 91), 3)).toEqual({ m3: 'cap' });
    expect(out(nominees(95, 93, 93, 91), 2)).toEqual({ m1: 'tie-at-cap', m2: 'tie-at-cap', m3: 'cap' });
    expect(out(nominees(93, 93, 93), 2)).toEqual({ m0: 'tie-at-cap', m1: 'tie-at-cap', m2: 'tie-at-cap' });
  });

  it('APR-3 calls it the cap, and no tie, where no place was left at all', () => {
    expect(out(nominees(95, 93, 93), 1)).toEqual({ m1: 'cap', m2: 'cap' });
  });

  it('APR-3 lets tie-breaks decide, in their order', () => {
    const two: Nominee[] = [
      { id: 'a', score: 93, tieBreaks: [80, 90] },
      { id: 'b', score: 93, tieBreaks: [80, 91] },
      { id: 'c', score: 93, tieBreaks: [79, 99] },
    ];
    expect(out(two, 1)).toEqual({ a: 'cap', c: 'cap' });
    expect(out(two, 2)).toEqual({ c: 'cap' });
  });
});

describe('APR-2 and APR-3 for any unit', () => {
  const anyNominees = fc
    .array(
      fc.record({ score: fc.integer({ min: 90, max: 96 }), tieBreaks: fc.tuple(fc.integer({ min: 0, max: 2 })) }),
      {
        maxLength: 60,
      },
    )
    .map((list) => list.map((nominee, i) => ({ id: `m${i}`, ...nominee })));
  const share = fc.integer({ min: 0, max: 100 }).map((percent) => percent / 100);

  it('APR-2 is never exceeded, whatever the number, the scores and the ties', () => {
    fc.assert(
      fc.property(anyNominees, fc.nat(200), share, (list, others, part) => {
        const people = list.length + others;
        const awarded = list.length - beyondCap(list, excellentCap(people, part)).size;
        expect(awarded).toBeLessThanOrEqual(people * part + 1e-6);
      }),
    );
  });

  it('APR-3 never puts a worse one before a better one, nor parts equals', () => {
    fc.assert(
      fc.property(anyNominees, fc.nat(60), (list, cap) => {
        const beyond = beyondCap(list, cap);
        const key = ({ score, tieBreaks }: Nominee) => score * 10 + tieBreaks[0]!;
        const taken = list.filter(({ id }) => !beyond.has(id)).map(key);
        const left = list.filter(({ id }) => beyond.has(id)).map(key);
        expect(Math.min(Infinity, ...taken)).toBeGreaterThan(Math.max(-Infinity, ...left));
      }),
    );
  });

  it('APR-3 does not depend on the order of input', () => {
    fc.assert(
      fc.property(anyNominees, fc.nat(60), (list, cap) => {
        expect(new Map(beyondCap(list.toReversed(), cap))).toEqual(new Map(beyondCap(list, cap)));
      }),
    );
  });
});

describe('APR-4 who counts', () => {
  const reading = { countedOn: '12-31', leavers: 'excluded' } as const;
  const counts = (joined: string | null, left: string | null, leavers: 'excluded' | 'included' = 'excluded') =>
    isCounted({ joined, left }, 2025, { ...reading, leavers });

  it('APR-4 counts who is in service on the day, its first and last day included', () => {
    expect(counts(null, null)).toBe(true);
    expect([counts('2025-12-31', null), counts('2026-01-01', null)]).toEqual([true, false]);
    expect([counts(null, '2025-12-31'), counts(null, '2025-12-30')]).toEqual([true, false]);
  });

  it('APR-4 can count leavers of the year, and never those of the year before', () => {
    expect([counts(null, '2025-01-01', 'included'), counts(null, '2024-12-31', 'included')]).toEqual([true, false]);
    expect(counts('2026-01-01', null, 'included')).toBe(false);
  });
});
