import { describe, expect, it } from 'vitest';
import { createPlaces, KEPT_ENDED_CASES, keptCases } from '../../../server/world/kept-cases.ts';
import { sampleCase } from '../../support/world-samples.ts';

const DAY_START = 1_000_000;

function ended(id: string, closedMs: number, more = {}) {
  return sampleCase({ id, state: 'closed', closedMs, updatedMs: closedMs, simulated: false, ...more });
}

function many(count: number) {
  return Array.from({ length: count }, (_, i) => ended(`old-${i}`, i));
}

describe('LIV-9 cases that stay', () => {
  it('LIV-9 keeps what ended at midnight or later, and of earlier ones what is real', () => {
    const cases = [
      ended('simulated today', DAY_START, { simulated: true }),
      ended('simulated yesterday', DAY_START - 1, { simulated: true }),
      ended('real yesterday', DAY_START - 1),
      sampleCase({ id: 'open', reportedMs: 0 }),
    ];
    expect([...keptCases(cases, DAY_START).keys()]).toEqual(['simulated today', 'real yesterday', 'open']);
  });

  it('LIV-9 keeps the newest ends up to the bound, and never counts others in it', () => {
    const others = [sampleCase({ id: 'open' }), ended('today', DAY_START)];
    expect(keptCases([...many(KEPT_ENDED_CASES), ...others], DAY_START).size).toBe(KEPT_ENDED_CASES + 2);
    const kept = keptCases([...many(KEPT_ENDED_CASES + 1), ...others], DAY_START);
    expect(kept.size).toBe(KEPT_ENDED_CASES + 2);
    expect(kept.has('old-0')).toBe(false);
    expect(kept.has('old-1')).toBe(true);
  });

  it('LIV-9 CAS-26 keeps what still waits for somebody before what does not, within the bound', () => {
    const kept = keptCases([...many(KEPT_ENDED_CASES), ended('waits', -5, { waits: ['reply'] })], DAY_START);
    expect([kept.size, kept.has('waits'), kept.has('old-0'), kept.has('old-1')]).toEqual([
      KEPT_ENDED_CASES,
      true,
      false,
      true,
    ]);
  });

  it('LIV-9 has a place for an old case up to the bound, for others always', () => {
    const full = keptCases(many(KEPT_ENDED_CASES), DAY_START);
    const oneLeft = keptCases(many(KEPT_ENDED_CASES - 1), DAY_START);
    expect(createPlaces(oneLeft, DAY_START)(ended('x', 5))).toBe(true);
    expect(createPlaces(full, DAY_START)(ended('x', 5))).toBe(false);
    expect(createPlaces(full, DAY_START)(ended('x', DAY_START))).toBe(true);
    expect(createPlaces(full, DAY_START)(sampleCase())).toBe(true);
  });
});
