import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inspectionDeviation } from '../../../shared/assessment/deviation.ts';
import { explainGrade } from '../../../shared/assessment/grade.ts';
import {
  auditDeduction,
  auditPointsSchema,
  inspectionDeduction,
  inspectionSchema,
  rectificationSchema,
} from '../../../shared/assessment/inspections.ts';
import { month, POLICY } from '../../support/made-assessments.ts';

const RECORD = {
  id: 'X-1',
  date: '2026-10-10',
  town: 'T1',
  item: { zh: '占道经营反弹', en: 'Street occupation again' },
  points: 3,
  deadline: '2026-10-15',
};
const deduct = (more: object = {}) =>
  inspectionDeduction(inspectionSchema.parse({ ...RECORD, ...more }), POLICY.rectification);
const score = (inspections: readonly object[], audits: Parameters<typeof month>[2] = {}) =>
  explainGrade('T1', month('2026-10', { T1: 92 }, { ...audits, inspections }), POLICY)!;

describe('ASM-8 inspections', () => {
  it('ASM-8 gives half back when put right by the deadline, that day included', () => {
    expect(deduct({ rectifiedOn: '2026-10-14' })).toMatchObject({ state: 'in-time', deducted: 1.5 });
    expect(deduct({ rectifiedOn: '2026-10-15' })).toMatchObject({ state: 'in-time', deducted: 1.5 });
    expect(deduct({ rectifiedOn: '2026-10-16' })).toMatchObject({ state: 'late', deducted: 3 });
    expect(deduct()).toMatchObject({ state: 'open', deducted: 3, points: 3 });
  });

  it('ASM-8 takes the points off the score and shows each as a part', () => {
    const grade = score([RECORD, { ...RECORD, id: 'X-2', rectifiedOn: '2026-10-11' }]);
    expect(grade).toMatchObject({ score: 87.5, value: 'good' });
    expect(grade.parts.slice(-2)).toMatchObject([
      { id: 'inspection:X-1', raw: 3, unit: 'point', contribution: -3, clause: '郑港城管委〔2026〕1号 三（四）' },
      { id: 'inspection:X-2', raw: 3, contribution: -1.5, basis: 'assumed' },
    ]);
    expect(grade.sources.map(({ key }) => key)).toContain('assessment.rectification');
  });

  it('ASM-8 decides a grade by what is left: 2 points keep 优秀, 2.01 do not', () => {
    expect(score([{ ...RECORD, points: 2 }])).toMatchObject({ score: 90, value: 'excellent' });
    expect(score([{ ...RECORD, points: 2.01 }])).toMatchObject({ score: 89.99, value: 'good' });
  });

  it('ASM-8 never goes below 0, and leaves other towns alone', () => {
    expect(score([{ ...RECORD, points: 92 }])).toMatchObject({ score: 0, value: 'fail' });
    expect(score([{ ...RECORD, points: 93 }])).toMatchObject({ score: 0 });
    expect(score([{ ...RECORD, town: 'T2' }])).toMatchObject({ score: 92 });
  });

  it('ASM-8 adds up the same in any order, and never gains by one more inspection', () => {
    const record = fc.record({
      points: fc.integer({ min: 0, max: 100 }).map((n) => n / 10),
      day: fc.integer({ min: 10, max: 20 }),
    });
    fc.assert(
      fc.property(fc.array(record, { maxLength: 6 }), (given) => {
        const records = given.map(({ points, day }, i) => ({
          ...RECORD,
          id: `X-${i}`,
          points,
          rectifiedOn: `2026-10-${day}`,
        }));
        const grade = score(records);
        expect(JSON.stringify(score(records.toReversed()))).toBe(JSON.stringify(grade));
        expect(score(records.slice(1)).score).toBeGreaterThanOrEqual(grade.score);
      }),
    );
  });

  it('ASM-8 refuses a policy that gives more back for late than for in time', () => {
    expect(rectificationSchema.safeParse({ inTime: 0.5, late: 0.5 }).success).toBe(true);
    expect(rectificationSchema.safeParse({ inTime: 0.5, late: 0.51 }).success).toBe(false);
  });
});

describe('ASM-9 audit', () => {
  const finding = { id: 'A-1', date: '2026-10-20', town: 'T1', item: RECORD.item };

  it('ASM-9 takes 2 points for a finding, 1 when it was put right', () => {
    expect(auditDeduction(finding, POLICY.auditPoints)).toMatchObject({ state: 'open', deducted: 2 });
    const rectified = { ...finding, rectifiedOn: '2026-10-25' };
    expect(auditDeduction(rectified, POLICY.auditPoints)).toMatchObject({ state: 'rectified', deducted: 1 });
    const grade = score([], { audits: [finding, { ...rectified, id: 'A-2' }] });
    expect(grade.score).toBe(89);
    expect(grade.parts.at(-1)).toMatchObject({
      id: 'audit:A-2',
      contribution: -1,
      clause: '郑港城管委〔2026〕1号 三（五）',
    });
  });

  it('ASM-9 refuses a policy in which putting right costs more', () => {
    expect(auditPointsSchema.safeParse({ open: 2, rectified: 2 }).success).toBe(true);
    expect(auditPointsSchema.safeParse({ open: 2, rectified: 2.1 }).success).toBe(false);
  });
});

describe('ASM-20 double inspection', () => {
  const inspected = (by: 'own' | 'third-party', points: number) => inspectionSchema.parse({ ...RECORD, by, points });

  it('ASM-20 compares the mean points of both', () => {
    const records = [inspected('own', 1), inspected('own', 2), inspected('third-party', 3)];
    expect(inspectionDeviation(records)).toEqual({
      own: { inspections: 2, meanPoints: 1.5 },
      thirdParty: { inspections: 1, meanPoints: 3 },
      points: 1.5,
    });
  });

  it('ASM-20 is open when one of them did not inspect', () => {
    expect(inspectionDeviation([inspected('own', 1)])).toMatchObject({
      points: null,
      thirdParty: { meanPoints: null },
    });
    expect(inspectionDeviation([])).toMatchObject({ points: null, own: { inspections: 0 } });
  });
});
