import type { FixStore } from '../ports/fixes.ts';
import type { CoverageTracker } from './coverage-tracker.ts';

/** The coverage of a day as it was once; every fix up to the one numbered `seq` is in it. */
export interface Checkpoint {
  readonly seq: number;
  readonly bytes: Uint8Array;
}

/**
 * Counts today's fixes at a start (STO-3): what was stored after the checkpoint when there is one that fits, else all. Fixes of
 * the day to come, from clocks that are ahead, are in no checkpoint and are read in any case.
 */
export async function countToday(
  tracker: Pick<CoverageTracker, 'day' | 'restore' | 'apply'>,
  fixes: Pick<FixStore, 'acceptedSince' | 'acceptedAfter'>,
  checkpoint: Checkpoint | null,
): Promise<void> {
  const { startMs, endMs } = tracker.day;
  if (checkpoint === null || !tracker.restore(checkpoint.bytes)) return fixes.acceptedSince(startMs, tracker.apply);
  await fixes.acceptedAfter(checkpoint.seq, startMs, (page) =>
    tracker.apply(page.filter(({ fixTimeMs }) => fixTimeMs < endMs)),
  );
  await fixes.acceptedSince(endMs, tracker.apply);
}
