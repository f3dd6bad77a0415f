import type { Reason } from '../explain/explained.ts';
import { condition } from './condition.ts';
import type { DutiesPolicy } from './duties-policy.ts';
import type { Hop } from './working-schemas.ts';

/** One hop of a call as it went. */
interface TimedHop {
  readonly hop: Hop;
  readonly by: string;
  readonly doneMs: number | null;
  /** From the hop before it, or from the call, ms. */
  readonly tookMs: number | null;
}

/** A call to 12319 on its way (DUT-18). */
export interface HotlineProgress {
  readonly hops: readonly TimedHop[];
  /** What must come next; null when the caller has been answered. */
  readonly next: Hop | null;
  /** Hops that are told without the one before them, or before it in time. */
  readonly outOfOrder: readonly Hop[];
}

/** Whether the hotline takes calls for as many hours of a day as it must (DUT-18); null without such a document. */
export function hotlineHours(hoursPerDay: number, { hotline }: Pick<DutiesPolicy, 'hotline'>): Reason | null {
  if (!hotline) return null;
  const compared = { measured: hoursPerDay, threshold: hotline.value.hoursPerDay, unit: 'hour' };
  return condition(['DUT-18', 'hours', hoursPerDay >= hotline.value.hoursPerDay], hotline.source, compared);
}

/**
 * The five hops of a call (DUT-18): taken, passed to the community, staff sent, result reported, caller answered. Spans
 * are measured and held against nothing: the document says 第一时间 and gives no time. Null without such a document.
 */
export function hotlineProgress(
  calledMs: number,
  done: Readonly<Partial<Record<Hop, number>>>,
  { hotline }: Pick<DutiesPolicy, 'hotline'>,
): HotlineProgress | null {
  if (!hotline) return null;
  const hops: TimedHop[] = [];
  const outOfOrder: Hop[] = [];
  let beforeMs: number | null = calledMs;
  for (const { hop, by } of hotline.value.hops) {
    const doneMs: number | null = done[hop] ?? null;
    const isInOrder: boolean = doneMs === null || (beforeMs !== null && doneMs >= beforeMs);
    if (!isInOrder) outOfOrder.push(hop);
    hops.push({ hop, by, doneMs, tookMs: doneMs === null || !isInOrder ? null : doneMs - beforeMs! });
    beforeMs = doneMs;
  }
  return { hops, next: hops.find(({ doneMs }) => doneMs === null)?.hop ?? null, outOfOrder };
}
