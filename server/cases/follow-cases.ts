import type { Store } from '../ports/store.ts';
import type { LiveWorld } from '../ports/world.ts';

/** Follows the numbered log of cases, so that what was committed is told whoever committed it (STO-5). */
export interface CaseFollower {
  /** Tells the live world what was committed since the last look. */
  look(): Promise<void>;
}

const MOST_EVENTS = 1_000;

/**
 * Every step is told at once by whoever takes it. A step whose commit was acknowledged and whose telling was lost (a failing
 * connection, another node) is found here by its number, and told; what the world knows already it leaves alone.
 *
 * @param fromSeq number of the last event that the live world was built with
 */
export function createCaseFollower(
  { store, world }: { readonly store: Pick<Store, 'cases'>; readonly world: Pick<LiveWorld, 'casesCommitted'> },
  fromSeq: number,
): CaseFollower {
  let seq = fromSeq;
  let looking: Promise<void> | null = null;

  async function catchUp(): Promise<void> {
    for (;;) {
      const changed = await store.cases.changedAfter(seq, MOST_EVENTS);
      if (changed.seq === seq) return;
      world.casesCommitted(changed.items);
      ({ seq } = changed);
    }
  }

  return {
    look() {
      looking ??= catchUp().finally(() => (looking = null));
      return looking;
    },
  };
}
