import type { ChangeBatch } from '../../shared/wire/events.ts';
import type { Change } from '../../shared/world/change.ts';

/** The last batches of a scope, so that a client that was away a moment gets what it missed. Bounded twice. */
export interface ChangeRing {
  /** Number of the newest batch ever pushed; 0 before the first. */
  readonly seq: number;
  push(batch: ChangeBatch): void;
  /** Every batch after `seq`, oldest first; null when one of them is gone or `seq` is from another stream. */
  since(seq: number): readonly ChangeBatch[] | null;
}

export interface RingLimits {
  readonly batches: number;
  /** Single facts over all batches: a batch may hold a thousand grids. */
  readonly facts: number;
}

export function createChangeRing({ batches: mostBatches, facts: mostFacts }: RingLimits): ChangeRing {
  const batches: ChangeBatch[] = [];
  let facts = 0;
  let top = 0;

  return {
    get seq() {
      return top;
    },
    push(batch) {
      batches.push(batch);
      facts += factsOf(batch.changes);
      top = batch.seq;
      while (batches.length > mostBatches || (facts > mostFacts && batches.length > 1)) {
        facts -= factsOf(batches.shift()!.changes);
      }
    },
    since(seq) {
      if (seq > top) return null;
      if (seq === top) return [];
      const oldest = batches[0]!.seq;
      return seq + 1 < oldest ? null : batches.slice(seq + 1 - oldest);
    },
  };
}

/** Single facts in some changes. */
export function factsOf(changes: readonly Change[]): number {
  return changes.reduce((sum, change) => sum + sizeOf(change), 0);
}

function sizeOf(change: Change): number {
  if (change.kind === 'grids') return change.grids.length;
  return change.kind === 'findings' ? change.findings.length : 1;
}
