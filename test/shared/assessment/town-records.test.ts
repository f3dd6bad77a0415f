import { describe, expect, it } from 'vitest';
import { ratesOf } from '../../../shared/assessment/rates.ts';
import {
  countDays,
  countSamples,
  countSurveys,
  dayRecordSchema,
  sampleRecordSchema,
  surveyRecordSchema,
} from '../../../shared/assessment/town-records.ts';
import { POLICY } from '../../support/made-assessments.ts';

const DAY = {
  town: 'T1',
  date: '2026-10-01',
  gridsDue: 10,
  gridsFull: 8,
  shiftsPlanned: 5,
  shiftsAttended: 5,
  patrolsPlanned: 4,
  patrolsSeen: 3,
  problemsFound: 6,
  problemsHandled: 3,
};
const SAMPLE = {
  town: 'T1',
  date: '2026-10-02',
  problems: 20,
  found: 15,
  handled: 12,
  beyondLevel: 4,
  reportedUp: 1,
  missedPunished: 2,
  assessmentsDue: 10,
  assessmentsDone: 9,
};
const SURVEY = { town: 'T1', date: '2026-10-03', asked: 100, aware: 80, supportive: 70, participating: 20 };

const values = (counts: Parameters<typeof ratesOf>[1]) =>
  Object.fromEntries(ratesOf(POLICY.rates, counts).map(({ id, value }) => [id, value]));

describe('ASM-5 counting of records', () => {
  it('ASM-5 sums days, in any order', () => {
    const days = [DAY, { ...DAY, date: '2026-10-02', gridsFull: 10 }];
    expect(values(countDays(days))).toEqual({
      patrolSeen: 0.75,
      patrolHandled: 0.5,
      patrolCompletion: 0.9,
      attendance: 1,
    });
    expect(countDays(days.toReversed())).toEqual(countDays(days));
  });

  it('ASM-5 sums spot checks: what the grid missed is what the check found and the grid did not', () => {
    expect(values(countSamples([SAMPLE]))).toEqual({
      discovery: 0.75,
      sampledHandling: 0.6,
      sampledReportUp: 0.25,
      ownAssessment: 0.9,
      punishment: 0.4,
    });
  });

  it('ASM-5 sums surveys', () => {
    expect(values(countSurveys([SURVEY, SURVEY]))).toEqual({ awareness: 0.8, support: 0.7, participation: 0.2 });
  });

  it('ASM-5 counts nothing, not zero, without a record', () => {
    expect([countDays([]), countSamples([]), countSurveys([])]).toEqual([{}, {}, {}]);
  });

  it('ASM-5 refuses a record whose part is more than its whole, naming the field', () => {
    const fault = (
      schema: typeof dayRecordSchema | typeof sampleRecordSchema | typeof surveyRecordSchema,
      value: object,
    ) => schema.safeParse(value).error?.issues[0]?.path.join('.') ?? null;
    expect([fault(dayRecordSchema, DAY), fault(sampleRecordSchema, SAMPLE), fault(surveyRecordSchema, SURVEY)]).toEqual(
      [null, null, null],
    );
    expect(fault(dayRecordSchema, { ...DAY, gridsFull: 10 })).toBeNull();
    expect(fault(dayRecordSchema, { ...DAY, gridsFull: 11 })).toBe('gridsFull');
    expect(fault(dayRecordSchema, { ...DAY, shiftsAttended: 6 })).toBe('shiftsAttended');
    expect(fault(dayRecordSchema, { ...DAY, patrolsSeen: 5 })).toBe('patrolsSeen');
    expect(fault(dayRecordSchema, { ...DAY, problemsHandled: 7 })).toBe('problemsHandled');
    expect(fault(sampleRecordSchema, { ...SAMPLE, found: 21 })).toBe('found');
    expect(fault(sampleRecordSchema, { ...SAMPLE, handled: 21 })).toBe('handled');
    expect(fault(sampleRecordSchema, { ...SAMPLE, reportedUp: 5 })).toBe('reportedUp');
    expect(fault(sampleRecordSchema, { ...SAMPLE, missedPunished: 6 })).toBe('missedPunished');
    expect(fault(sampleRecordSchema, { ...SAMPLE, assessmentsDone: 11 })).toBe('assessmentsDone');
    expect(fault(surveyRecordSchema, { ...SURVEY, aware: 101 })).toBe('asked');
  });
});
