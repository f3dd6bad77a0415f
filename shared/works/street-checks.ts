import type { Reason } from '../explain/explained.ts';
import type { Source, Sourced } from '../policy/resolve-parameter.ts';
import type { DustWay, SweepStandard, ToiletClasses } from './site-policy.ts';

type Sources = Pick<Source, 'clause' | 'basis'>;
const from = ({ clause, basis }: Sources): Pick<Reason, 'clause' | 'basis'> => ({ clause, basis });

/** Dust that was weighed on one kind of way against its limit (“以克论净”, DST-1); the limit itself is allowed. */
export function dustReason(
  sample: { readonly way: DustWay; readonly gramsPerM2: number },
  limits: Sourced<Readonly<Record<DustWay, number>>>,
): Reason {
  const threshold = limits.value[sample.way];
  const ok = sample.gramsPerM2 <= threshold;
  return {
    rule: 'DST-1',
    code: `dust-${sample.way}`,
    ok,
    measured: sample.gramsPerM2,
    threshold,
    unit: 'g/m2',
    ...from(limits.source),
  };
}

/** A road of the built-up area, and whether machines sweep it. */
export interface SweptRoad {
  readonly lengthM: number;
  readonly swept: boolean;
  /** A back lane that machines cannot enter is left out. */
  readonly exempt: boolean;
}

/** Share of the length of roads that machines sweep (SWP-1); null when there is no road that they could. */
export function sweepCoverageReason(roads: readonly SweptRoad[], standard: Sourced<SweepStandard>): Reason | null {
  const open = roads.filter(({ exempt }) => !exempt).toSorted((a, b) => a.lengthM - b.lengthM);
  const length = (some: readonly SweptRoad[]) => some.reduce((sum, { lengthM }) => sum + lengthM, 0);
  const total = length(open);
  if (total === 0) return null;
  const measured = length(open.filter(({ swept }) => swept)) / total;
  const threshold = standard.value.coverageShare;
  const ok = measured >= threshold;
  return { rule: 'SWP-1', code: 'sweep-coverage', ok, measured, threshold, unit: 'share', ...from(standard.source) };
}

/** A span of time, epoch ms. */
export interface Span {
  readonly fromMs: number;
  readonly toMs: number;
}

/** The longest stretch of the cleaning hours in which nobody cleaned, in minutes (SWP-2). */
export function sweepGapReason(hours: Span, cleaned: readonly Span[], standard: Sourced<SweepStandard>): Reason {
  let at = hours.fromMs;
  let gapMs = 0;
  for (const { fromMs, toMs } of cleaned.toSorted((a, b) => a.fromMs - b.fromMs)) {
    gapMs = Math.max(gapMs, Math.min(fromMs, hours.toMs) - at);
    at = Math.max(at, toMs);
  }
  gapMs = Math.max(gapMs, hours.toMs - at);
  const measured = gapMs / 60_000;
  const threshold = standard.value.maxGapMinutes;
  const ok = measured <= threshold;
  return { rule: 'SWP-2', code: 'sweep-gap', ok, measured, threshold, unit: 'minute', ...from(standard.source) };
}

/** How many toilets there are of each class; 1 is the best. */
export type ToiletCounts = ReadonlyMap<number, number>;

/**
 * Classes of toilets against one document (TLT-1, TLT-2). A toilet that is better than its class asks for, and not needed
 * there, stands in for a lower one: the share of a class is counted together with all better ones. No reason is given
 * where there are no toilets.
 */
export function toiletReasons(counts: ToiletCounts, classes: Sourced<ToiletClasses>): readonly Reason[] {
  const of = (wanted: (toiletClass: number) => boolean) =>
    [...counts].reduce((sum, [toiletClass, count]) => sum + (wanted(toiletClass) ? count : 0), 0);
  const total = of(() => true);
  if (total === 0) return [];
  const { minimumShares, worstClass } = classes.value;
  let better = 0;
  const shares = minimumShares.map(({ toiletClass, share }, i): Reason => {
    const threshold = better + share;
    better = threshold;
    const count = of((one) => one <= toiletClass);
    // Counts are whole and shares are decimals: compared as counts, so that 30 of 100 is 30 %.
    const ok = count >= threshold * total - 1e-9 * total;
    return {
      rule: 'TLT-1',
      code: `class-${toiletClass}-or-better`,
      ok,
      measured: count / total,
      threshold,
      unit: 'share',
      ...from(classes.source),
      // That better classes stand in for lower ones is our reading.
      ...(i > 0 && { basis: 'assumed' as const }),
    };
  });
  const worst = Math.max(...[...counts].filter(([, count]) => count > 0).map(([toiletClass]) => toiletClass));
  return [
    ...shares,
    {
      rule: 'TLT-2',
      code: 'worst-class',
      ok: worst <= worstClass,
      measured: worst,
      threshold: worstClass,
      unit: 'class',
      ...from(classes.source),
    },
  ];
}

/**
 * A rate of lamps, lit or intact, against its standard (LMP-1). Null when there are no lamps, or when no document of the
 * district gives a figure: it is then not provided, and not judged.
 */
export function lampReason(
  code: 'lamps-lit' | 'lamps-intact',
  { good, lamps }: { readonly good: number; readonly lamps: number },
  share: Sourced<number> | null,
): Reason | null {
  if (!share || lamps === 0) return null;
  const ok = good >= share.value * lamps - 1e-9 * lamps;
  return {
    rule: 'LMP-1',
    code,
    ok,
    measured: good / lamps,
    threshold: share.value,
    unit: 'share',
    ...from(share.source),
  };
}
