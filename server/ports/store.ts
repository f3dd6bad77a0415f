import type { TrendSample } from '../../shared/http/district.ts';
import type { Scope } from '../../shared/world/scope.ts';
import type { AccountStore, SessionStore } from './accounts.ts';
import type { AuditStore } from './audit.ts';
import type { CaseStore, SpotCheckStore } from './cases.ts';
import type { DeviceStore } from './devices.ts';
import type { FixStore } from './fixes.ts';
import type { PhotoStore } from './photos.ts';
import type { ApiKeyStore, BreakStore, DeletionStore, DisplayStore, TrackStore } from './privacy.ts';

/** The answer kept for an Idempotency-Key. */
export interface IdempotencyStore {
  find(
    key: string,
    route: string,
  ): Promise<{ readonly status: number; readonly body: unknown; readonly requestHash: string } | null>;
  keep(key: string, route: string, requestHash: string, status: number, body: unknown, atMs: number): Promise<void>;
  /** Answers the number of keys that were forgotten. */
  deleteBefore(beforeMs: number): Promise<number>;
}

export interface TrendStore {
  append(scope: Scope, sample: TrendSample): Promise<void>;
  since(scope: Scope, sinceMs: number): Promise<readonly TrendSample[]>;
  deleteBefore(beforeMs: number): Promise<number>;
}

/** A checkpoint of today's coverage that the store vouches for (STO-3). */
interface CheckpointMark {
  /** SHA-256 of the bytes, hexadecimal. */
  readonly sha256: string;
  /** What the bytes were made with: grids, policy, roster, day. */
  readonly basis: string;
  /** Every fix up to this number is in it. */
  readonly seq: number;
}

/** One mark: setting the next replaces it. */
export interface CheckpointStore {
  read(): Promise<CheckpointMark | null>;
  set(mark: CheckpointMark): Promise<void>;
}

export interface Store {
  readonly kind: 'embedded' | 'served';
  readonly devices: DeviceStore;
  readonly fixes: FixStore;
  /** The fixes with officers numbered as in this roster, whatever its order was when they were stored. */
  fixesOfRoster(officerIds: readonly string[]): Promise<FixStore>;
  readonly cases: CaseStore;
  readonly photos: PhotoStore;
  readonly spotChecks: SpotCheckStore;
  readonly idempotency: IdempotencyStore;
  readonly trend: TrendStore;
  readonly checkpoint: CheckpointStore;
  readonly accounts: AccountStore;
  readonly sessions: SessionStore;
  readonly audit: AuditStore;
  readonly tracks: TrackStore;
  readonly breaks: BreakStore;
  readonly displays: DisplayStore;
  readonly apiKeys: ApiKeyStore;
  readonly deletions: DeletionStore;
  /** Changes with every new or restored store; half of the epoch. */
  readonly storeId: string;
  /** Resolves when a trivial query was answered. */
  ping(): Promise<void>;
  close(): Promise<void>;
}
