import { gradeIn, type AssessmentBook, type PeriodGrade } from './period-grade.ts';
import type { Period } from './period.ts';
import { rank, type Ranked } from './ranking.ts';

/** Towns of a district in a period, best first. */
export interface PeriodRanking {
  readonly period: Period;
  readonly lines: readonly Ranked<PeriodGrade>[];
  /** Towns without a grade in the period, by code. */
  readonly unranked: readonly PeriodGrade[];
  /** A month of some ranked town is missing, or nobody is ranked: the order is provisional. */
  readonly partial: boolean;
}

/** Order of the towns by their printed score (ASM-12); the same for any order of towns and months. */
export function rankingIn(book: AssessmentBook, period: Period): PeriodRanking {
  const grades = book.towns.map((town) => gradeIn(book, town, period));
  const lines = rank(grades, { id: ({ town }) => town, score: ({ grade }) => grade?.score ?? null });
  const unranked = grades
    .filter(({ grade }) => grade === null)
    .sort((a, b) => (a.town < b.town ? -1 : a.town > b.town ? 1 : 0));
  return { period, lines, unranked, partial: lines.length === 0 || lines.some(({ item }) => item.partial) };
}
