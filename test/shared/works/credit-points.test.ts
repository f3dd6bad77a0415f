import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { creditStanding, type CreditEvent } from '../../../shared/works/credit-points.ts';
import type { SitePolicy } from '../../../shared/works/site-policy.ts';
import { sampleSource } from '../../support/world-samples.ts';

const NONE: SitePolicy = {
  siteVideoFloorAreaM2: null,
  dustLimits: null,
  sweep: null,
  toiletClasses: [],
  lampOnShare: null,
  lampIntactShare: null,
  creditBlacklistBelow: null,
  creditStart: null,
  creditPoints: null,
};
const POLICY: SitePolicy = {
  ...NONE,
  creditBlacklistBelow: { value: 60, source: sampleSource('四（一）5（1）') },
  creditStart: { value: 100, source: sampleSource('四（一）5（1）', 'assumed') },
};
const entry = (id: string, date: string, points: number | null, more: Partial<CreditEvent> = {}): CreditEvent => ({
  id,
  date,
  cause: '沿途遗撒',
  restores: false,
  points,
  ...more,
});
const standing = (events: readonly CreditEvent[], asOf = '2026-12-31', policy = POLICY) => {
  const found = creditStanding(events, policy, asOf);
  if (!found.ok) throw new Error(found.error);
  return found.value;
};

describe('CRD-1 blacklist', () => {
  it.each([
    [39, 61, false],
    [40, 60, false],
    [40.01, 59.99, true],
    [41, 59, true],
  ])('CRD-1 %d points off leave %d, on the blacklist: %s', (points, score, blacklisted) => {
    const found = standing([entry('1', '2026-03-01', points)]);
    expect(found.score).toBeCloseTo(score, 9);
    expect(found).toMatchObject({ blacklisted, since: blacklisted ? '2026-03-01' : null });
  });

  it('CRD-1 dates the list from the day since which the score has been below the bound', () => {
    const events = [
      entry('1', '2026-01-10', 45),
      entry('2', '2026-02-10', 10, { restores: true, cause: '申诉成立' }),
      entry('3', '2026-03-10', 20),
      entry('4', '2026-04-10', 1),
    ];
    expect(standing(events, '2026-01-31')).toMatchObject({ score: 55, since: '2026-01-10' });
    expect(standing(events, '2026-02-28')).toMatchObject({ score: 65, blacklisted: false, since: null });
    expect(standing(events)).toMatchObject({ score: 44, since: '2026-03-10', basis: 'assumed' });
  });
});

describe('CRD-2 replay', () => {
  it('CRD-2 looks at no entry after the day asked about', () => {
    expect(standing([entry('1', '2026-03-02', 50)], '2026-03-01')).toMatchObject({ score: 100, history: [] });
    expect(standing([entry('1', '2026-03-01', 50)], '2026-03-01').score).toBe(50);
  });

  it('CRD-2 counts an entry once, and refuses two that differ', () => {
    expect(standing([entry('1', '2026-03-01', 10), entry('1', '2026-03-01', 10)]).score).toBe(90);
    const differing = [entry('1', '2026-03-01', 10), entry('1', '2026-03-01', 20)];
    expect(creditStanding(differing, POLICY, '2026-12-31')).toEqual({
      ok: false,
      error: '1: two entries of this id differ',
    });
  });

  it('CRD-2 gives the same bytes in any order, and its last score is the sum', () => {
    const events = fc
      .array(
        fc.record({
          day: fc.integer({ min: 1, max: 9 }),
          points: fc.integer({ min: 1, max: 20 }),
          restores: fc.boolean(),
        }),
      )
      .map((list) =>
        list.map(({ day, points, restores }, i) => entry(`e${i}`, `2026-05-0${day}`, points, { restores })),
      );
    fc.assert(
      fc.property(events, fc.infiniteStream(fc.nat()), (list, stream) => {
        const keys = new Map(list.map((one) => [one, stream.next().value as number]));
        const shuffled = list.toSorted((a, b) => keys.get(a)! - keys.get(b)!);
        const found = standing(list);
        expect(JSON.stringify(standing(shuffled))).toBe(JSON.stringify(found));
        const sum = list.reduce((score, { points, restores }) => score + (restores ? 1 : -1) * points!, 100);
        expect(found.score).toBe(sum);
        expect(found.blacklisted).toBe(sum < 60);
      }),
    );
  });
});

describe('CRD-3 points', () => {
  it('CRD-3 refuses an entry without points, and takes them from a table that is published', () => {
    const events = [entry('7', '2026-03-01', null)];
    expect(creditStanding(events, POLICY, '2026-12-31')).toEqual({
      ok: false,
      error: '7: no points are given for 沿途遗撒',
    });
    const table = { value: { 沿途遗撒: 5 }, source: sampleSource('附件') };
    expect(standing(events, '2026-12-31', { ...POLICY, creditPoints: table }).score).toBe(95);
  });

  it('CRD-3 has no answer where no document has credit points', () => {
    expect(creditStanding([], NONE, '2026-12-31').ok).toBe(false);
  });
});
