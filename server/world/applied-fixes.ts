import type { FixStore } from '../ports/fixes.ts';
import type { LiveWorld } from '../ports/world.ts';

/**
 * Watches the way of fixes from the store into the world. Between the two a fix is stored and not yet counted: a
 * checkpoint taken then would leave it out for good.
 */
export interface AppliedFixes {
  readonly fixes: FixStore;
  readonly world: Pick<LiveWorld, 'loaded' | 'policies' | 'breaks' | 'fixesAccepted'>;
  /**
   * Resolves at a moment when every fix that is stored is counted: true; false while that cannot be said, because a write
   * or a counting failed and what it left in the store is not made good yet.
   */
  settled(): Promise<boolean>;
  /** Writes and countings that failed so far. After a failed write nobody knows whether it reached the store. */
  failures(): number;
  /** How many of the failures are not made good. */
  openFailures(): number;
  /** A write from before this run may still be committed: that is made good like a failed one. */
  beganInDoubt(): void;
  /** What the first so many failures left in the store is counted. */
  madeGood(failures: number): void;
}

/** Puts the watch between ingest and its store and world; ingest writes one batch at a time. */
export function watchApplied(
  fixes: FixStore,
  world: Pick<LiveWorld, 'loaded' | 'policies' | 'breaks' | 'fixesAccepted'>,
): AppliedFixes {
  let isUnderWay = false;
  let failures = 0;
  let madeGood = 0;
  let waiting: (() => void)[] = [];

  function end(): void {
    isUnderWay = false;
    for (const wake of waiting) wake();
    waiting = [];
  }

  async function settled(): Promise<boolean> {
    if (!isUnderWay) return failures === madeGood;
    await new Promise<void>((wake) => waiting.push(wake));
    return settled();
  }

  return {
    fixes: {
      ...fixes,
      async append(batch) {
        isUnderWay = true;
        try {
          return await fixes.append(batch);
        } catch (error) {
          failures++;
          end();
          throw error;
        }
      },
    },
    world: {
      loaded: world.loaded,
      policies: world.policies,
      breaks: world.breaks,
      fixesAccepted(accepted) {
        try {
          world.fixesAccepted(accepted);
        } catch (error) {
          failures++;
          throw error;
        } finally {
          end();
        }
      },
    },
    settled,
    failures: () => failures,
    openFailures: () => failures - madeGood,
    beganInDoubt: () => void failures++,
    madeGood: (count) => void (madeGood = count),
  };
}
