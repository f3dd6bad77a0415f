import type { Logger } from '../lib/log.ts';
import type { FixStore } from '../ports/fixes.ts';
import type { LiveWorld } from '../ports/world.ts';
import type { AppliedFixes } from './applied-fixes.ts';

export interface CatchUpParts {
  readonly fixes: Pick<FixStore, 'decidedAfter'>;
  readonly world: Pick<LiveWorld, 'fixesAccepted'>;
  readonly applied: Pick<AppliedFixes, 'failures' | 'openFailures' | 'madeGood'>;
  /** Number up to which the start has counted every fix. */
  readonly countedTo: number;
  readonly log: Pick<Logger, 'info' | 'warn'>;
}

/** Counts what failed writes left in the store uncounted (STO-6). */
export interface CatchUp {
  /** Does what is due and answers whether it was done; when it fails, that is logged and it stays due. */
  look(): Promise<boolean>;
  /** Every fix up to this number is counted: the next one reads on from there. */
  countedTo(seq: number): void;
}

export function createCatchUp({ fixes, world, applied, countedTo, log }: CatchUpParts): CatchUp {
  let sureSeq = countedTo;
  let isAnnounced = false;

  async function countStored(): Promise<boolean> {
    // What fails from now on stays due: it takes higher numbers than the last that is read.
    const failures = applied.failures();
    let read = 0;
    sureSeq = await fixes.decidedAfter(sureSeq, (page) => {
      world.fixesAccepted(page);
      read += page.length;
    });
    applied.madeGood(failures);
    isAnnounced = false;
    log.info({ fixes: read }, 'what was stored since the last sure count is counted');
    return applied.openFailures() === 0;
  }

  return {
    async look() {
      if (applied.openFailures() === 0) return true;
      if (!isAnnounced)
        log.warn(
          { failures: applied.openFailures() },
          'writes of fixes failed: what the store has of them is counted now',
        );
      isAnnounced = true;
      try {
        return await countStored();
      } catch (error) {
        log.warn({ err: error }, 'what failed writes left in the store could not be counted yet');
        return false;
      }
    },
    countedTo: (seq) => void (sureSeq = seq),
  };
}
