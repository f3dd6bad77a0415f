import { QUARANTINE_REASONS, type FixVerdict, type QuarantineReason } from '../../shared/model/fix.ts';
import type { IngestCountsByReason } from '../ports.ts';

/** Verdicts counted since the server started. */
export interface VerdictCounts {
  add(verdict: FixVerdict): void;
  read(): IngestCountsByReason;
}

export function createVerdictCounts(): VerdictCounts {
  let accepted = 0;
  let duplicate = 0;
  const quarantined = Object.fromEntries(QUARANTINE_REASONS.map((reason) => [reason, 0])) as Record<
    QuarantineReason,
    number
  >;
  return {
    add(verdict) {
      if (verdict.verdict === 'accepted') accepted++;
      else if (verdict.verdict === 'duplicate') duplicate++;
      else quarantined[verdict.reason]++;
    },
    read: () => ({ accepted, duplicate, quarantined: { ...quarantined } }),
  };
}
