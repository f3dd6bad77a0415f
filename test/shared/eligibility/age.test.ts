import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ageOn } from '../../../shared/eligibility/age.ts';

describe('age', () => {
  it('ELI-2 counts full years; the birthday itself counts', () => {
    expect(ageOn('2008-06-15', '2026-06-14', 'march-1')).toBe(17);
    expect(ageOn('2008-06-15', '2026-06-15', 'march-1')).toBe(18);
    expect(ageOn('2008-06-15', '2027-06-14', 'march-1')).toBe(18);
    expect(ageOn('2026-06-15', '2026-06-15', 'march-1')).toBe(0);
    expect(ageOn('1999-12-31', '2000-01-01', 'march-1')).toBe(0);
  });

  it('ELI-2 makes somebody of 29 February a year older on 1 March of a common year, or on 28 February if so read', () => {
    expect(ageOn('2008-02-29', '2026-02-28', 'march-1')).toBe(17);
    expect(ageOn('2008-02-29', '2026-03-01', 'march-1')).toBe(18);
    expect(ageOn('2008-02-29', '2026-02-28', 'february-28')).toBe(18);
    expect(ageOn('2008-02-29', '2026-02-27', 'february-28')).toBe(17);
    // In leap years the day is there; 2100 is none.
    expect(ageOn('2008-02-29', '2028-02-28', 'february-28')).toBe(19);
    expect(ageOn('2008-02-29', '2028-02-29', 'march-1')).toBe(20);
    expect(ageOn('2080-02-29', '2100-02-28', 'march-1')).toBe(19);
    expect(ageOn('2080-02-29', '2100-03-01', 'march-1')).toBe(20);
  });

  it('ELI-2 never falls as days pass, and rises once a year', () => {
    const dayNumber = fc.integer({ min: 0, max: 40_000 });
    const dateOf = (number: number) => new Date(number * 86_400_000).toISOString().slice(0, 10);
    fc.assert(
      fc.property(dayNumber, dayNumber, (born, later) => {
        const today = ageOn(dateOf(born), dateOf(born + later), 'march-1');
        const tomorrow = ageOn(dateOf(born), dateOf(born + later + 1), 'march-1');
        expect(tomorrow - today).toBeGreaterThanOrEqual(0);
        expect(tomorrow - today).toBeLessThanOrEqual(1);
        expect(Math.abs(later / 365.25 - today)).toBeLessThan(1.01);
      }),
    );
  });
});
