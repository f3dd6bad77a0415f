import type { CountId, Rates } from '../../shared/assessment/rates.ts';
import type { Label } from '../../shared/model/basis.ts';

/** Where the things behind a rate are now: a tab of the town's panel, the cases narrowed to those that are late if so. */
export type EvidencePlace =
  { readonly tab: 'cases'; readonly only: 'late' | null } | { readonly tab: 'grids' } | { readonly tab: 'officers' };

const OF_GRIDS: readonly CountId[] = ['gridDaysDue', 'gridDaysFull'];
const OF_PEOPLE: readonly CountId[] = ['shiftsPlanned', 'shiftsAttended'];
const OF_CASES: readonly CountId[] = [
  'filed',
  'dispatched',
  'closed',
  'closedInTime',
  'handled',
  'handledInTime',
  'reworked',
  'foundByOwnStaff',
  'foundByOthers',
];
const OF_LATE_CASES: readonly CountId[] = ['overdueUnclosed', 'overdueUnhandled'];

/** The counts above and below the line of a rate, by name, and where to look on; null for a rate that nobody defined. */
export interface RateMakeup {
  readonly numerator: readonly Label[];
  readonly denominator: readonly Label[];
  readonly place: EvidencePlace | null;
}

/** What the two numbers of a rate count (ASM-6), by the definition that the period was assessed by. */
export function rateMakeup(rates: Rates, id: string): RateMakeup | null {
  const rate = rates.items.find((one) => one.id === id);
  if (!rate) return null;
  const names = (counts: readonly CountId[]) => counts.map((count) => rates.counts[count]);
  return {
    numerator: names(rate.numerator),
    denominator: names(rate.denominator),
    place: placeOf([...rate.numerator, ...rate.denominator]),
  };
}

function placeOf(counts: readonly CountId[]): EvidencePlace | null {
  const any = (of: readonly CountId[]) => counts.some((count) => of.includes(count));
  if (any(OF_LATE_CASES)) return { tab: 'cases', only: 'late' };
  if (any(OF_CASES)) return { tab: 'cases', only: null };
  if (any(OF_GRIDS)) return { tab: 'grids' };
  return any(OF_PEOPLE) ? { tab: 'officers' } : null;
}
