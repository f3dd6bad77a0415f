import { dayAfter } from '../lib/local-day.ts';
import { err, ok, type Result } from '../lib/result.ts';
import { districtPolicies, type DistrictPolicies } from './district-policies.ts';
import { packsInForce, type PackInUse } from './resolve-parameter.ts';

/** Local days `YYYY-MM-DD` in a row on which the same parameters are in force. */
interface PolicySpan {
  /** First day; null for all days before the first change. */
  readonly from: string | null;
  /** First day after it; null without end. */
  readonly until: string | null;
}

/** The policies of a district by local day (POL-3): the one place that says which figures apply on a day. */
export interface PoliciesByDay {
  /** Exactly those of a day: the same object on every day of a span. The error names the first missing figure and the day. */
  on(day: string): Result<DistrictPolicies>;
  /**
   * Those of a day or, when the packs in force then lack a figure, those of the last day before that had them all, else of
   * the first such day after (POL-9); whole, as figures of different days are never mixed. The error is that of the day
   * when there is no such day at all.
   */
  knownOn(day: string): Result<DistrictPolicies>;
  spanOf(day: string): PolicySpan;
  /** Every span, newest first. */
  readonly spans: readonly PolicySpan[];
}

/** For packs without any day: any is as good. */
const FIRST_DAY = '1000-01-01';

/** Each span is read once, when it is first asked for. */
export function createPoliciesByDay(packs: readonly PackInUse[]): PoliciesByDay {
  const starts = [null, ...changeDays(packs)];
  const spans = starts.map((from, i): PolicySpan => ({ from, until: starts[i + 1] ?? null }));
  const known = new Map<number, Result<DistrictPolicies>>();

  function at(day: string): number {
    return spans.findLastIndex(({ from }) => from === null || from <= day);
  }

  function read(span: number): Result<DistrictPolicies> {
    const before = known.get(span);
    if (before) return before;
    const { from, until } = spans[span]!;
    const policies = districtPolicies(packsInForce(packs, from ?? dayAfter(until ?? FIRST_DAY, -1)));
    known.set(span, policies);
    return policies;
  }

  function on(day: string): Result<DistrictPolicies> {
    const policies = read(at(day));
    return policies.ok ? policies : err(`${policies.error}, by the packs in force on ${day}`);
  }

  return {
    on,
    knownOn(day) {
      const own = at(day);
      const nearest = [...spans.keys()].sort((a, b) => Number(a > own) - Number(b > own) || (a > own ? a - b : b - a));
      const found = nearest.find((span) => read(span).ok);
      return found === undefined ? on(day) : read(found);
    },
    spanOf: (day) => spans[at(day)]!,
    spans: spans.toReversed(),
  };
}

/**
 * The policies of every span of days that has all figures, newest first: what a file of the district may speak of. The
 * error is that of the newest span when there is none.
 */
export function readablePolicies(packs: readonly PackInUse[]): Result<readonly DistrictPolicies[]> {
  const byDay = createPoliciesByDay(packs);
  const read = byDay.spans.map(({ from, until }) => byDay.on(from ?? dayAfter(until ?? FIRST_DAY, -1)));
  const readable = read.flatMap((policies) => (policies.ok ? [policies.value] : []));
  const [newest] = read;
  return readable.length === 0 && newest && !newest.ok ? newest : ok(readable);
}

/** The days on which a pack or a parameter comes into force, and those after its last day, in order. */
export function changeDays(packs: readonly PackInUse[]): readonly string[] {
  const days = new Set<string>();
  const note = (from: string | undefined, to: string | null | undefined) => {
    if (from !== undefined) days.add(from);
    if (to !== null && to !== undefined) days.add(dayAfter(to));
  };
  for (const { pack } of packs) {
    note(pack.validFrom, pack.validTo);
    for (const { validFrom, validTo } of Object.values(pack.parameters)) note(validFrom, validTo);
  }
  return [...days].sort();
}
