import { QUARANTINE_REASONS, type FixVerdict, type QuarantineReason } from '../../shared/model/fix.ts';
import type { IngestCountsByReason } from '../ports/ingest.ts';

/** Verdicts counted since the server started, of all and by town. */
export interface VerdictCounts {
  /** @param town the town of the officer whose phone sent the fix; null for strangers, who are nobody's */
  add(verdict: FixVerdict, town: string | null): void;
  /** Of one town, of all for null. */
  read(town: string | null): IngestCountsByReason;
}

interface Tally {
  accepted: number;
  duplicate: number;
  readonly quarantined: Record<QuarantineReason, number>;
}

export function createVerdictCounts(): VerdictCounts {
  const all = emptyTally();
  const ofTown = new Map<string, Tally>();

  function tallyOf(town: string): Tally {
    const known = ofTown.get(town);
    if (known) return known;
    const tally = emptyTally();
    ofTown.set(town, tally);
    return tally;
  }

  return {
    add(verdict, town) {
      count(all, verdict);
      if (town !== null) count(tallyOf(town), verdict);
    },
    read(town) {
      const tally = town === null ? all : (ofTown.get(town) ?? emptyTally());
      return { ...tally, quarantined: { ...tally.quarantined } };
    },
  };
}

function emptyTally(): Tally {
  const quarantined = Object.fromEntries(QUARANTINE_REASONS.map((reason) => [reason, 0])) as Tally['quarantined'];
  return { accepted: 0, duplicate: 0, quarantined };
}

function count(tally: Tally, verdict: FixVerdict): void {
  if (verdict.verdict === 'accepted') tally.accepted++;
  else if (verdict.verdict === 'duplicate') tally.duplicate++;
  else tally.quarantined[verdict.reason]++;
}
