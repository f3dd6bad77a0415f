import { explainScore, weighted } from '../explain/explain-score.ts';
import type { Explained, ScorePart } from '../explain/explained.ts';
import type { Source } from '../policy/resolve-parameter.ts';
import type { AssessmentPolicy } from './assessment-policy.ts';
import type { Assessments } from './assessments.ts';
import { explainGrade } from './grade.ts';
import { GRADES, type Grade } from './grades.ts';
import { monthsOf, periodKind, quartersOf, type Period } from './period.ts';

/** What assessing a period needs. `policyOf` gives what was in force then; null when no document with grades was. */
export interface AssessmentBook {
  readonly towns: readonly string[];
  readonly assessments: Assessments;
  readonly policyOf: (period: Period) => AssessmentPolicy | null;
}

/** How a town did in a period. */
export interface PeriodGrade {
  readonly town: string;
  readonly period: Period;
  /** Null when no month of it was assessed, or no document with grades was in force. */
  readonly grade: Explained<Grade> | null;
  /** Months that went in, and those that are missing: they are never filled in. */
  readonly months: readonly string[];
  readonly missing: readonly string[];
  /** Something is missing: the result is provisional. */
  readonly partial: boolean;
}

/**
 * Grade of a town in a month, a quarter or a year (郑政办文〔2018〕18号 三（五）, ASM-10). Quarter and year are the mean of what
 * was assessed of them, each month by the document in force then.
 */
export function gradeIn(book: AssessmentBook, town: string, period: Period): PeriodGrade {
  const graded = new Map<string, Explained<Grade>>();
  const missing: string[] = [];
  for (const month of monthsOf(period)) {
    const grade = monthGrade(book, town, month);
    if (grade) graded.set(month, grade);
    else missing.push(month);
  }
  const policy = book.policyOf(period);
  const grade = policy && gradeOfPeriod({ town, period, graded, policy });
  return { town, period, grade, months: [...graded.keys()], missing, partial: missing.length > 0 };
}

function monthGrade({ assessments, policyOf }: AssessmentBook, town: string, period: string) {
  const policy = policyOf(period);
  const month = assessments.months.find((one) => one.period === period);
  return policy && month ? explainGrade(town, month, policy) : null;
}

interface Graded {
  readonly town: string;
  readonly period: Period;
  readonly graded: ReadonlyMap<string, Explained<Grade>>;
  readonly policy: AssessmentPolicy;
}

function gradeOfPeriod(given: Graded): Explained<Grade> | null {
  const { period, graded, policy } = given;
  if (graded.size === 0) return null;
  switch (periodKind(period)) {
    case 'month':
      return graded.get(period) ?? null;
    case 'quarter':
      return meanOf([...graded.values()], given);
    case 'year':
      return policy.aggregation.year === 'mean-of-quarters'
        ? meanOf(quarterGrades(given), given)
        : meanOf([...graded.values()], given);
  }
}

function quarterGrades(given: Graded): Explained<Grade>[] {
  return quartersOf(given.period).flatMap((quarter) => {
    const months = monthsOf(quarter).flatMap((month) => given.graded.get(month) ?? []);
    return months.length > 0 ? [meanOf(months, { ...given, period: quarter })] : [];
  });
}

function meanOf(grades: readonly Explained<Grade>[], { town, period, policy }: Graded): Explained<Grade> {
  const figures = grades.map((grade) => partOf(grade, policy));
  return explainScore({
    subject: town,
    period,
    ...weighted(figures, policy.rounding),
    order: GRADES,
    bounds: policy.gradeLowerBounds,
    clause: policy.sources.gradeLowerBounds.clause,
    sources: distinct([
      ...grades.flatMap(({ sources }) => sources),
      policy.sources.aggregation,
      policy.sources.rounding,
    ]),
  });
}

/** A month or quarter as a part of the whole. */
function partOf(grade: Explained<Grade>, { sources }: AssessmentPolicy): Omit<ScorePart, 'contribution'> {
  const name = grade.period ?? '';
  return {
    id: name,
    label: { zh: name, en: name },
    weight: 1,
    raw: grade.score,
    unit: 'point',
    normalised: grade.score,
    basis: grade.basis,
    clause: sources.aggregation.clause,
    ratio: null,
  };
}

function distinct(sources: readonly Source[]): readonly Source[] {
  return [...new Map(sources.map((source) => [`${source.pack} ${source.version} ${source.key}`, source])).values()];
}
