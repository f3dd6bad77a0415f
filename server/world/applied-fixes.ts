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
   * Resolves at a moment when every fix that is stored is counted: true; false when that can no longer be said, because a write
   * failed and nobody knows whether it reached the store.
   */
  settled(): Promise<boolean>;
}

/** Puts the watch between ingest and its store and world; ingest writes one batch at a time. */
export function watchApplied(
  fixes: FixStore,
  world: Pick<LiveWorld, 'loaded' | 'policies' | 'breaks' | 'fixesAccepted'>,
): AppliedFixes {
  let isUnderWay = false;
  let hasFailed = false;
  let waiting: (() => void)[] = [];

  function end(): void {
    isUnderWay = false;
    for (const wake of waiting) wake();
    waiting = [];
  }

  async function settled(): Promise<boolean> {
    if (!isUnderWay) return !hasFailed;
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
          hasFailed = true;
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
          hasFailed = true;
          throw error;
        } finally {
          end();
        }
      },
    },
    settled,
  };
}
