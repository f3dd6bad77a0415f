import { z } from 'zod';
import { townCodeSchema } from '../model/area.ts';
import type { CountId } from './rates.ts';

const count = z.int().min(0);
const place = { town: townCodeSchema, date: z.iso.date() };

/** What a day in a town came to (日督查): grids, shifts and the patrol records (巡查记录). */
export const dayRecordSchema = z
  .strictObject({
    ...place,
    gridsDue: count,
    gridsFull: count,
    shiftsPlanned: count,
    shiftsAttended: count,
    patrolsPlanned: count,
    patrolsSeen: count,
    problemsFound: count,
    problemsHandled: count,
  })
  .refine((day) => day.gridsFull <= day.gridsDue, { error: 'more than gridsDue', path: ['gridsFull'] })
  .refine((day) => day.shiftsAttended <= day.shiftsPlanned, { error: 'more than planned', path: ['shiftsAttended'] })
  .refine((day) => day.patrolsSeen <= day.patrolsPlanned, { error: 'more than planned', path: ['patrolsSeen'] })
  .refine((day) => day.problemsHandled <= day.problemsFound, { error: 'more than found', path: ['problemsHandled'] });
export type DayRecord = z.infer<typeof dayRecordSchema>;

/** A check of samples on the spot (抽查, 2012 plan 七（五）3 to 5). */
export const sampleRecordSchema = z
  .strictObject({
    ...place,
    /** Problems that the check found in the grids, and those of them that the grid's people had found. */
    problems: count,
    found: count,
    handled: count,
    beyondLevel: count,
    reportedUp: count,
    /** Those who failed to find or handle, and were punished for it. */
    missedPunished: count,
    /** Assessments that the town owes its grid staff, and those it made. */
    assessmentsDue: count,
    assessmentsDone: count,
  })
  .refine(({ found, problems }) => found <= problems, { error: 'more than problems', path: ['found'] })
  .refine(({ handled, problems }) => handled <= problems, { error: 'more than problems', path: ['handled'] })
  .refine(({ reportedUp, beyondLevel }) => reportedUp <= beyondLevel, { error: 'more than due', path: ['reportedUp'] })
  .refine(({ missedPunished, problems, found }) => missedPunished <= problems - found, {
    error: 'more than were missed',
    path: ['missedPunished'],
  })
  .refine(({ assessmentsDone, assessmentsDue }) => assessmentsDone <= assessmentsDue, {
    error: 'more than due',
    path: ['assessmentsDone'],
  });
export type SampleRecord = z.infer<typeof sampleRecordSchema>;

/** A survey of residents (2012 plan 九（三）: 知晓率、支持率、参与率). */
export const surveyRecordSchema = z
  .strictObject({ ...place, asked: count, aware: count, supportive: count, participating: count })
  .refine(
    ({ asked, ...answers }) => [answers.aware, answers.supportive, answers.participating].every((n) => n <= asked),
    {
      error: 'more answers than people asked',
      path: ['asked'],
    },
  );
export type SurveyRecord = z.infer<typeof surveyRecordSchema>;

type DayCount = Extract<
  CountId,
  `gridDays${string}` | `shifts${string}` | `patrols${string}` | `patrolProblems${string}`
>;

/** Sums of days, in any order. Without a day nothing was counted: the answer is empty, not zero. */
export function countDays(days: readonly DayRecord[]): Partial<Record<DayCount, number>> {
  if (days.length === 0) return {};
  return {
    gridDaysDue: total(days, 'gridsDue'),
    gridDaysFull: total(days, 'gridsFull'),
    shiftsPlanned: total(days, 'shiftsPlanned'),
    shiftsAttended: total(days, 'shiftsAttended'),
    patrolsPlanned: total(days, 'patrolsPlanned'),
    patrolsSeen: total(days, 'patrolsSeen'),
    patrolProblemsFound: total(days, 'problemsFound'),
    patrolProblemsHandled: total(days, 'problemsHandled'),
  };
}

type SampleCount = Extract<CountId, `sampled${string}` | `missed${string}` | `assessments${string}`>;

/** Sums of checks of samples, in any order; empty without a check. */
export function countSamples(samples: readonly SampleRecord[]): Partial<Record<SampleCount, number>> {
  if (samples.length === 0) return {};
  const sampledProblems = total(samples, 'problems');
  const sampledFound = total(samples, 'found');
  return {
    sampledProblems,
    sampledFound,
    sampledHandled: total(samples, 'handled'),
    sampledBeyondLevel: total(samples, 'beyondLevel'),
    sampledReportedUp: total(samples, 'reportedUp'),
    missedProblems: sampledProblems - sampledFound,
    missedPunished: total(samples, 'missedPunished'),
    assessmentsDue: total(samples, 'assessmentsDue'),
    assessmentsDone: total(samples, 'assessmentsDone'),
  };
}

type SurveyCount = Extract<CountId, `surveyed${string}`>;

/** Sums of surveys, in any order; empty without a survey. */
export function countSurveys(surveys: readonly SurveyRecord[]): Partial<Record<SurveyCount, number>> {
  if (surveys.length === 0) return {};
  return {
    surveyed: total(surveys, 'asked'),
    surveyedAware: total(surveys, 'aware'),
    surveyedSupportive: total(surveys, 'supportive'),
    surveyedParticipating: total(surveys, 'participating'),
  };
}

function total<K extends string>(records: readonly Readonly<Record<K, number>>[], field: K): number {
  return records.reduce((sum, record) => sum + record[field], 0);
}
