import { isEnded } from '../cases/ended-states.ts';
import { localDate, startOfDate } from '../lib/local-day.ts';
import type { CaseFact } from '../model/case.ts';
import { countsOf, type RateCount, type RateSpan } from './rate-counts.ts';
import type { RateDefinition } from './rate-definitions.ts';
import { rateFacts, type LoggedCase, type RateRules } from './rate-facts.ts';

/** What a board can be broken down by. */
export const RATE_GROUPINGS = ['town', 'kind', 'category', 'month'] as const;
export type RateGrouping = (typeof RATE_GROUPINGS)[number];

/** A rate with both its numbers; null over zero: nothing was due, which is neither good nor bad. */
export interface BoardRate {
  readonly id: string;
  readonly numerator: number;
  readonly denominator: number;
  readonly value: number | null;
  /** Cases that would count and do not, because an appeal exempts them (CAS-22). */
  readonly exempt: number;
}

export interface RateGroup {
  /** Town, kind, category or month `YYYY-MM`; null for cases of no town. */
  readonly key: string | null;
  readonly cases: number;
  readonly rates: readonly BoardRate[];
}

/** What a board is made from. */
export interface BoardParts {
  readonly definitions: readonly RateDefinition[];
  readonly rulesAt: (atMs: number) => RateRules;
  readonly ownSources: readonly CaseFact['source'][];
  readonly timeZone: string;
}

/** A case with what it counts for in one group. */
interface CountedCase {
  readonly item: CaseFact;
  readonly key: string | null;
  readonly counts: ReadonlySet<RateCount>;
  /** Counts for nothing: an appeal exempts it. */
  readonly isExempt: boolean;
}

/** Rates of a span and their breakdown, from logs alone (RAT-1 to RAT-4): the same logs give the same board at any time. */
export function rateBoard(
  cases: readonly LoggedCase[],
  span: RateSpan,
  by: RateGrouping | null,
  parts: BoardParts,
): { readonly total: RateGroup; readonly groups: readonly RateGroup[] } {
  const whole = countAll(cases, span, null, parts);
  const grouped =
    by === null ? [] : by === 'month' ? countMonths(cases, span, parts) : countAll(cases, span, by, parts);
  const keys = [...new Set(grouped.map(({ key }) => key))].sort(inOrder);
  return {
    total: groupOf(null, whole, parts.definitions),
    groups: keys.map((key) =>
      groupOf(
        key,
        grouped.filter((one) => one.key === key),
        parts.definitions,
      ),
    ),
  };
}

/** One case below or above the line of a rate. */
export interface RateCase {
  readonly item: CaseFact;
  readonly isAbove: boolean;
  readonly isBelow: boolean;
}

/** The cases behind a rate of a span, oldest report first (RAT-5); those that an appeal exempts are left out and counted. */
export function casesBehind(
  cases: readonly LoggedCase[],
  span: RateSpan,
  rate: RateDefinition,
  parts: BoardParts,
): { readonly counted: readonly RateCase[]; readonly exempt: number } {
  const all = countAll(cases, span, null, parts).filter(({ counts }) => concerns(counts, rate));
  return {
    counted: all
      .filter(({ isExempt }) => !isExempt)
      .map(({ item, counts }) => ({
        item,
        isAbove: has(counts, rate.numerator),
        isBelow: has(counts, rate.denominator),
      }))
      .sort((a, b) => a.item.reportedMs - b.item.reportedMs || (a.item.id < b.item.id ? -1 : 1)),
    exempt: all.filter(({ isExempt }) => isExempt).length,
  };
}

/** The months of a span in the zone of the district, each as far as it lies in it. */
export function monthsOfSpan(
  { fromMs, toMs, asOfMs }: RateSpan,
  timeZone: string,
): readonly (RateSpan & { readonly month: string })[] {
  const months: (RateSpan & { readonly month: string })[] = [];
  for (let start = fromMs; start < toMs && start <= asOfMs;) {
    const month = localDate(start, timeZone).slice(0, 7);
    const end = Math.min(toMs, startOfDate(`${nextMonth(month)}-01`, timeZone));
    months.push({ month, fromMs: start, toMs: end, asOfMs: Math.min(asOfMs, end) });
    start = end;
  }
  return months;
}

function nextMonth(month: string): string {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number, 1)).toISOString().slice(0, 7);
}

function countMonths(cases: readonly LoggedCase[], span: RateSpan, parts: BoardParts): readonly CountedCase[] {
  return monthsOfSpan(span, parts.timeZone).flatMap((month) =>
    countAll(cases, month, null, parts).map((one) => ({ ...one, key: month.month })),
  );
}

function countAll(
  cases: readonly LoggedCase[],
  span: RateSpan,
  by: Exclude<RateGrouping, 'month'> | null,
  { rulesAt, ownSources }: BoardParts,
): readonly CountedCase[] {
  return cases.flatMap((logged) => {
    const { item } = logged;
    if (!mayCount(logged, span)) return [];
    const facts = rateFacts(logged, span.asOfMs, rulesAt(item.reportedMs));
    const counts = countsOf(facts, span, ownSources);
    const isExempt = facts.exemptedMs !== null;
    return counts.size === 0 ? [] : [{ item, counts, isExempt, key: by === null ? null : item[by] }];
  });
}

/** Whether a case can count in a span at all: it had been reported, and had not ended for good before it. */
function mayCount({ item, events }: LoggedCase, { fromMs, toMs }: RateSpan): boolean {
  if (item.reportedMs >= toMs) return false;
  if (!isEnded(item.state)) return true;
  return Math.max(events.at(-1)?.atMs ?? 0, item.closedMs ?? item.updatedMs) >= fromMs;
}

function groupOf(key: string | null, all: readonly CountedCase[], definitions: readonly RateDefinition[]): RateGroup {
  const cases = all.filter(({ isExempt }) => !isExempt);
  const exempt = all.filter(({ isExempt }) => isExempt);
  return {
    key,
    cases: cases.length,
    rates: definitions.map((rate) => {
      const above = cases.filter(({ counts }) => has(counts, rate.numerator)).length;
      const below = cases.filter(({ counts }) => has(counts, rate.denominator)).length;
      const left = exempt.filter(({ counts }) => concerns(counts, rate)).length;
      return {
        id: rate.id,
        numerator: above,
        denominator: below,
        value: below === 0 ? null : above / below,
        exempt: left,
      };
    }),
  };
}

function concerns(counts: ReadonlySet<RateCount>, { numerator, denominator }: RateDefinition): boolean {
  return has(counts, numerator) || has(counts, denominator);
}

function has(counts: ReadonlySet<RateCount>, wanted: readonly RateCount[]): boolean {
  return wanted.some((count) => counts.has(count));
}

function inOrder(a: string | null, b: string | null): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
  return a < b ? -1 : 1;
}
