import { deductionsOf } from './grade.ts';
import { inspectionDeviation, type Deviation } from './deviation.ts';
import type { Deduction } from './inspections.ts';
import { gradeIn, type AssessmentBook, type PeriodGrade } from './period-grade.ts';
import { ratesIn } from './period-rates.ts';
import { monthsOf, type Period } from './period.ts';
import type { Rate } from './rates.ts';

/** Everything on record of a town in a period: for a year its 年度考核档案 (郑港城管委〔2026〕1号 三（四）). */
export interface TownFile extends PeriodGrade {
  readonly rates: readonly Rate[];
  /** Inspections with their rectification and audit findings, as they were counted, by month. */
  readonly deductions: readonly Deduction[];
  readonly deviation: Deviation;
}

/** The file of a town for a period, with its grade (ASM-5, ASM-8 to ASM-10, ASM-20). */
export function townFile(book: AssessmentBook, town: string, period: Period): TownFile {
  const months = new Set(monthsOf(period));
  const recorded = book.assessments.months
    .filter((month) => months.has(month.period))
    .toSorted((a, b) => (a.period < b.period ? -1 : 1));
  const deductions = recorded.flatMap((month) => {
    const policy = book.policyOf(month.period);
    return policy ? deductionsOf(town, month, policy) : [];
  });
  const inspections = recorded.flatMap((month) => month.inspections.filter((one) => one.town === town));
  return {
    ...gradeIn(book, town, period),
    rates: ratesIn(book, town, period),
    deductions,
    deviation: inspectionDeviation(inspections),
  };
}
