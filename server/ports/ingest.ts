import type { DeviceProtocol } from '../../shared/model/device-protocol.ts';
import type { FixVerdict, Observation, QuarantineReason } from '../../shared/model/fix.ts';

export interface IngestCountsByReason {
  readonly accepted: number;
  readonly duplicate: number;
  readonly quarantined: Readonly<Record<QuarantineReason, number>>;
}

/** The last accepted fix of a device, without its place. */
interface DeviceContact {
  readonly fixTimeMs: number;
  /** Null when it came before this start of the server. */
  readonly protocol: DeviceProtocol | null;
}

/** The one door for positions, whatever protocol they came by. */
/** Batches that were written since the start of the server: what the store took, and how long. */
export interface BatchesWritten {
  readonly batches: number;
  readonly rows: number;
  /** Waiting of all rows together until their batch was begun, ms. */
  readonly rowsWaitedMs: number;
  /** From the beginning of a batch until its commit and the world, all batches together, ms. */
  readonly tookMs: number;
}

export interface Ingest {
  /**
   * Judges, stores and applies a batch; resolves after commit with one verdict per observation, in order.
   * `overloaded` when the queue is full: nothing of the batch was taken, the device keeps it.
   */
  accept(
    observations: readonly Observation[],
    protocol?: DeviceProtocol,
  ): Promise<readonly FixVerdict[] | 'overloaded'>;
  /** When and by which protocol a device last sent a fix that was accepted; null when it never did. */
  lastOf(device: string): DeviceContact | null;
  /** Since the start of the server; of one town the fixes of its officers, whoever they come from for null. */
  counts(town?: string | null): IngestCountsByReason;
  written(): BatchesWritten;
  /** Devices were enrolled, bound anew or revoked: what is known of them is asked for again. */
  devicesChanged(): void;
}
