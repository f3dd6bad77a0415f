import type { ReadScope } from '../../shared/access/read-scope.ts';
import type { Observation, QuarantineReason } from '../../shared/model/fix.ts';
import type { Officer } from '../../shared/model/officer.ts';

/** A judged observation, as it is stored. Quarantined ones are kept with their reason. */
export interface StoredFix extends Observation {
  readonly officerIndex: number | null;
  readonly receivedMs: number;
  readonly simulated: boolean;
  readonly quarantine: QuarantineReason | null;
}

/** What counting a day needs of an accepted fix. */
export type PlacedFix = Pick<StoredFix, 'officerIndex' | 'fixTimeMs' | 'lon' | 'lat' | 'accuracyM'>;

/** Whose track: the line of the roster. */
type TrackSubject = Pick<Officer, 'index' | 'id' | 'town'>;

export interface FixStore {
  /**
   * Stores a batch in one transaction and resolves after commit. For each fix: true when it was new,
   * false when `(device, fixTimeMs)` was already stored.
   */
  append(fixes: readonly StoredFix[]): Promise<readonly boolean[]>;
  /** Accepted fixes with fromMs ≤ fixTimeMs ≤ toMs (open end without it), oldest first, in pages. */
  acceptedSince(fromMs: number, eachPage: (fixes: readonly PlacedFix[]) => void, toMs?: number): Promise<void>;
  /**
   * Number of the fix that was accepted last, 0 for none. Numbers rise in the order of storing; fixes of a store that
   * is older than the numbering have none.
   */
  lastSeq(): Promise<number>;
  /** Accepted fixes with fromMs ≤ fixTimeMs that have a higher number, in pages. */
  acceptedAfter(seq: number, fromMs: number, eachPage: (fixes: readonly PlacedFix[]) => void): Promise<void>;
  /**
   * Accepted fixes that have a higher number, whole and in pages, once every write that was begun before is decided: one
   * that failed here may still be committed there. Answers the number up to which all are decided and read: whatever is
   * committed later has a higher one. Fails when a write does not end.
   */
  decidedAfter(seq: number, eachPage: (fixes: readonly StoredFix[]) => void): Promise<number>;
  /** Newest accepted fix per device, whatever its age. */
  latest(): Promise<readonly StoredFix[]>;
  /** Newest accepted fix per officer, whatever its age and device. */
  latestOfOfficers(): Promise<readonly StoredFix[]>;
  /** Accepted fixes of an officer with fromMs ≤ fixTimeMs ≤ toMs, the oldest `limit` of them in order; none when the officer does not lie in the scope. */
  track(
    officer: TrackSubject,
    fromMs: number,
    toMs: number,
    scope: ReadScope,
    limit: number,
  ): Promise<readonly StoredFix[]>;
  /** Counts by verdict and reason since a moment. */
  counts(
    sinceMs: number,
  ): Promise<{ readonly accepted: number; readonly quarantined: Readonly<Record<string, number>> }>;
}
