import type { Suspension } from '../clocks/deadline.ts';
import type { CaseFact } from '../model/case.ts';
import { knownMs } from './told-later.ts';

/** What clocks read of a row of the log. */
export interface TimedStep {
  readonly atMs: number;
  readonly action: string;
  readonly from?: string | null;
  readonly to: string;
  readonly extra?: { readonly isGranted?: boolean; readonly receivedMs?: number };
}

/** The spans that a case was known to be in a state; the last has no end while it is in it. */
export function heldSpans(events: readonly TimedStep[], state: CaseFact['state']): readonly Suspension[] {
  const spans: Suspension[] = [];
  for (const [i, event] of events.entries()) {
    const isEntered = event.to === state && (i === 0 || events[i - 1]!.to !== state);
    if (!isEntered) continue;
    const left = events.slice(i + 1).find(({ to }) => to !== state);
    spans.push({ fromMs: knownMs(event), toMs: left ? knownMs(left) : null });
  }
  return spans;
}

/**
 * Since when a case is in its stage, epoch ms: accepting runs from the report on, also while somebody verifies; every other
 * stage from when it was known that its state was entered, whatever was noted since (CAS-24).
 */
export function stageSinceMs({ state, reportedMs, updatedMs }: CaseFact, events: readonly TimedStep[]): number {
  if (state === 'reported' || state === 'verifying') return reportedMs;
  const entered = events.findLastIndex(({ to }, i) => to === state && (i === 0 || events[i - 1]!.to !== state));
  const isCurrent = entered !== -1 && events.at(-1)?.to === state;
  return isCurrent ? knownMs(events[entered]!) : updatedMs;
}
