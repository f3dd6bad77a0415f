import { localDate, startOfDate } from '../../shared/lib/local-day.ts';
import type { DistrictPolicies } from '../../shared/policy/district-policies.ts';
import { createPoliciesByDay } from '../../shared/policy/policies-by-day.ts';
import { packsInUse } from '../../shared/policy/resolve-parameter.ts';
import { AppError } from '../lib/app-error.ts';
import type { LoadedDistrict, PolicyReader } from '../ports/district.ts';

/** Days of the same packs, as instants. */
interface Span {
  readonly fromMs: number;
  readonly untilMs: number;
  readonly policies: DistrictPolicies;
}

/**
 * The figures of a loaded district by instant (POL-3, POL-9). Within days of the same packs asking costs two comparisons.
 * Throws an AppError with one sentence on packs that cannot be used on any day.
 */
export function createPolicyReader({ district, packs }: Pick<LoadedDistrict, 'district' | 'packs'>): PolicyReader {
  const { timeZone } = district;
  const inUse = packsInUse(district.packs, packs);
  if (!inUse.ok) throw new AppError('bad-policy', inUse.error);
  const byDay = createPoliciesByDay(inUse.value);
  let last: Span | null = null;

  function spanAt(atMs: number): Span {
    const day = localDate(atMs, timeZone);
    const { from, until } = byDay.spanOf(day);
    const policies = byDay.knownOn(day);
    if (!policies.ok) throw new AppError('bad-policy', policies.error);
    return {
      fromMs: from === null ? -Infinity : startOfDate(from, timeZone),
      untilMs: until === null ? Infinity : startOfDate(until, timeZone),
      policies: policies.value,
    };
  }

  return {
    at(atMs) {
      if (last === null || atMs < last.fromMs || atMs >= last.untilMs) last = spanAt(atMs);
      return last.policies;
    },
    exactlyAt: (atMs) => byDay.on(localDate(atMs, timeZone)),
    byDay,
  };
}
