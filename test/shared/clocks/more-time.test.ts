import { describe, expect, it } from 'vitest';
import { mayExtend, maySuspend } from '../../../shared/clocks/more-time.ts';
import { sampleSource } from '../../support/world-samples.ts';

const source = sampleSource('one city', 'assumed');
const EXTENSION = { value: { most: 2, approvals: 2 }, source };
const SUSPENSION = { value: { most: 1, longestDays: 365, approvals: 2 }, source };
const extend = (more = {}) => mayExtend({ grantedBefore: 0, approvals: 2, nowMs: 0, dueMs: 10, ...more }, EXTENSION);
const suspend = (more = {}) => maySuspend({ grantedBefore: 0, approvals: 2, days: 30, ...more }, SUSPENSION);
const failed = ({ reasons }: ReturnType<typeof extend>) => reasons.filter(({ ok }) => !ok).map(({ code }) => code);

describe('CLK-10 more time', () => {
  it('CLK-10 extends twice, up to the due time, with two approvals', () => {
    expect(extend({ grantedBefore: 1, nowMs: 10 }).granted).toBe(true);
    expect(failed(extend({ grantedBefore: 2 }))).toEqual(['times']);
    expect(failed(extend({ nowMs: 11 }))).toEqual(['before-overdue']);
    expect(failed(extend({ approvals: 1 }))).toEqual(['approvals']);
  });

  it('CLK-10 suspends once, for a year at most, with two approvals', () => {
    expect(suspend({ days: 365 }).granted).toBe(true);
    expect(failed(suspend({ days: 366 }))).toEqual(['length']);
    expect(failed(suspend({ days: 0 }))).toEqual(['length']);
    expect(failed(suspend({ grantedBefore: 1 }))).toEqual(['times']);
    expect(failed(suspend({ approvals: 1 }))).toEqual(['approvals']);
  });

  it('CLK-10 answers every condition with its source', () => {
    const answer = extend({ grantedBefore: 5, nowMs: 99, approvals: 0 });
    expect(answer.granted).toBe(false);
    expect(answer.reasons.map(({ ok, rule, basis }) => [ok, rule, basis])).toEqual([
      [false, 'CLK-10', 'assumed'],
      [false, 'CLK-10', 'assumed'],
      [false, 'CLK-10', 'assumed'],
    ]);
  });
});
