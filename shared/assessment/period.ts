import { z } from 'zod';

/** What is assessed: a month `2026-10`, a quarter `2026-Q4` or a year `2026`. */
export const PERIOD_KINDS = ['month', 'quarter', 'year'] as const;
export type PeriodKind = (typeof PERIOD_KINDS)[number];

const MONTH = /^(?:19|20)\d{2}-(0[1-9]|1[0-2])$/;
const PERIOD = /^(?:19|20)\d{2}(-(0[1-9]|1[0-2])|-Q[1-4])?$/;

/** A month as `YYYY-MM`. */
export const monthSchema = z.string().regex(MONTH, 'must be a month such as 2026-10');

/** A month, a quarter or a year. */
export const periodSchema = z.string().regex(PERIOD, 'must be a month 2026-10, a quarter 2026-Q4 or a year 2026');
export type Period = z.infer<typeof periodSchema>;

export function periodKind(period: Period): PeriodKind {
  if (period.length === 4) return 'year';
  return period.includes('Q') ? 'quarter' : 'month';
}

/** The months of a period, in order; a month is its own. */
export function monthsOf(period: Period): readonly string[] {
  const year = period.slice(0, 4);
  switch (periodKind(period)) {
    case 'month':
      return [period];
    case 'quarter':
      return monthsFrom(year, (Number(period.slice(-1)) - 1) * 3 + 1, 3);
    case 'year':
      return monthsFrom(year, 1, 12);
  }
}

function monthsFrom(year: string, first: number, count: number): string[] {
  return Array.from({ length: count }, (_, i) => `${year}-${String(first + i).padStart(2, '0')}`);
}

/** The quarters of a year. */
export function quartersOf(year: Period): readonly Period[] {
  return [1, 2, 3, 4].map((quarter) => `${year.slice(0, 4)}-Q${quarter}`);
}

/** The period of the same kind right before. */
export function previousPeriod(period: Period): Period {
  const year = Number(period.slice(0, 4));
  switch (periodKind(period)) {
    case 'year':
      return yearText(year - 1);
    case 'quarter': {
      const quarter = Number(period.slice(-1));
      return quarter > 1 ? `${yearText(year)}-Q${quarter - 1}` : `${yearText(year - 1)}-Q4`;
    }
    case 'month': {
      const month = Number(period.slice(-2));
      return month > 1 ? monthsFrom(yearText(year), month - 1, 1)[0]! : `${yearText(year - 1)}-12`;
    }
  }
}

/** The last day of a period, `YYYY-MM-DD`: what was in force then judges the period (ASM-3). */
export function lastDayOf(period: Period): string {
  const month = monthsOf(period).at(-1)!;
  const days = new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)), 0)).getUTCDate();
  return `${month}-${days}`;
}

function yearText(year: number): string {
  return String(year).padStart(4, '0');
}
