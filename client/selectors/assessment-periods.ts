import type { Period, PeriodKind } from '../../shared/assessment/period.ts';

/** The periods of a kind that have at least one month on record, newest first. */
export function periodsOf(recorded: readonly string[], kind: PeriodKind): readonly Period[] {
  return [...new Set(recorded.map((month) => periodWith(month, kind)))].sort().reverse();
}

/** The period of a kind that a month is in: `2026-10` is in `2026-Q4` and in `2026`. */
export function periodWith(month: string, kind: PeriodKind): Period {
  const year = month.slice(0, 4);
  if (kind === 'year') return year;
  return kind === 'quarter' ? `${year}-Q${Math.ceil(Number(month.slice(5, 7)) / 3)}` : month;
}

/** The newest month on record within a period; null when there is none. */
export function newestMonthIn(recorded: readonly string[], period: Period): string | null {
  const inside = recorded.filter((month) =>
    [periodWith(month, 'quarter'), periodWith(month, 'year'), month].includes(period),
  );
  return inside.sort().at(-1) ?? null;
}
