import type { Assessments } from '../shared/assessment/assessments.ts';
import type { PatrolPast } from '../shared/coverage/patrol-past.ts';
import type { FundingRecord } from '../shared/funding/funding-record.ts';
import type { Community, District, Grid, Landmark, AreaCollection, Town } from '../shared/model/area.ts';
import type { CaseView } from '../shared/model/case.ts';
import type { FixVerdict, Observation, QuarantineReason } from '../shared/model/fix.ts';
import type { Officer, OfficerState, Post } from '../shared/model/officer.ts';
import type { UsingUnits } from '../shared/model/using-unit.ts';
import type { PolicyPack } from '../shared/policy/policy.ts';
import type { TrendSample } from '../shared/http/district.ts';
import type { Alert, Change, TownStanding } from '../shared/world/change.ts';
import type { WorldFacts } from '../shared/world/facts.ts';
import type { CountsByTown } from '../shared/world/grid-counts.ts';
import type { Scope } from '../shared/world/scope.ts';
import type { GreenCollection } from '../shared/works/green-reach.ts';
import type { ProgressReport } from '../shared/works/progress-report.ts';
import type { ZoningRecord } from '../shared/zoning/zoning-record.ts';

/** The seams between the parts of the server. main.ts builds one of each and hands them out; nobody imports a sibling. */

/** The only source of time; tests turn it by hand. */
export interface Clock {
  nowMs(): number;
}

/** A district as loaded and checked from its folder: geometry, people, indicator inputs. */
export interface LoadedDistrict {
  readonly district: District;
  readonly towns: AreaCollection<Town>;
  readonly communities: AreaCollection<Community>;
  readonly grids: AreaCollection<Grid>;
  readonly landmarks: { readonly type: 'FeatureCollection'; readonly features: readonly LandmarkFeature[] };
  readonly posts: readonly Post[];
  readonly officers: readonly Officer[];
  /** What the using units have to show; null when the district says nothing of it. */
  readonly units: UsingUnits | null;
  /** Zone classes as they are with everything on record; the live world has those of the day. */
  readonly standings: readonly TownStanding[];
  /** What was measured of the towns, month by month; null where there is nothing. */
  readonly assessments?: Assessments | null;
  /** Surveys and decisions on zone classes; null where there are none. */
  readonly zoning?: ZoningRecord | null;
  /** Budgets, deductions and spending of the pool; null where there are none. */
  readonly funding?: FundingRecord | null;
  readonly packs: readonly PolicyPack[];
  /** Progress of the works and green places, where the district has such files. */
  readonly works?: DistrictWorks;
  /** Short hash over the boundary files. */
  readonly areasVersion: string;
}

/** What a district knows of its works: both files are optional, and absent is not the same as empty. */
export interface DistrictWorks {
  readonly reports: readonly ProgressReport[];
  /** Null when the district has no file of green places. */
  readonly green: GreenCollection | null;
}

interface LandmarkFeature {
  readonly type: 'Feature';
  readonly properties: Landmark;
  readonly geometry: { readonly type: string; readonly coordinates: unknown };
}

/** A device is bound to one officer; the token is stored hashed. */
export interface Device {
  readonly device: string;
  readonly officerId: string;
  readonly simulated: boolean;
}

export interface DeviceStore {
  /** Enrols devices, replacing the token of known ones; answers the new tokens in the same order. */
  enrol(devices: readonly Device[]): Promise<readonly string[]>;
  /** The device that a token belongs to, or null. */
  byToken(token: string): Promise<Device | null>;
  /** Those of these names that are enrolled, in any order. */
  byDevices(names: readonly string[]): Promise<readonly Device[]>;
  all(): Promise<readonly Device[]>;
}

/** A judged observation, as it is stored. Quarantined ones are kept with their reason. */
export interface StoredFix extends Observation {
  readonly officerIndex: number | null;
  readonly receivedMs: number;
  readonly simulated: boolean;
  readonly quarantine: QuarantineReason | null;
}

/** What counting a day needs of an accepted fix. */
export type PlacedFix = Pick<StoredFix, 'officerIndex' | 'fixTimeMs' | 'lon' | 'lat' | 'accuracyM'>;

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
  /** Newest accepted fix per device, whatever its age. */
  latest(): Promise<readonly StoredFix[]>;
  /** Newest accepted fix per officer, whatever its age and device. */
  latestOfOfficers(): Promise<readonly StoredFix[]>;
  track(officerIndex: number, fromMs: number, toMs: number): Promise<readonly StoredFix[]>;
  /** Counts by verdict and reason since a moment. */
  counts(
    sinceMs: number,
  ): Promise<{ readonly accepted: number; readonly quarantined: Readonly<Record<string, number>> }>;
  deleteBefore(beforeMs: number): Promise<number>;
}

export interface CaseEvent {
  readonly caseId: string;
  readonly atMs: number;
  readonly actor: string;
  readonly action: string;
  readonly from: string | null;
  readonly to: string;
  readonly note: string | null;
}

export interface CaseStore {
  /** Case row and numbered event row in one transaction; the numbered log is what other nodes can follow. */
  insert(item: CaseView, event: CaseEvent): Promise<void>;
  /** Succeeds only when the stored version is `item.version - 1`. */
  update(item: CaseView, event: CaseEvent): Promise<boolean>;
  get(id: string): Promise<{ readonly item: CaseView; readonly events: readonly CaseEvent[] } | null>;
  /** Open cases and those that ended since a moment. */
  openOrEndedSince(sinceMs: number): Promise<readonly CaseView[]>;
  /** Cases that are not simulated and ended before a moment, newest end first. */
  newestEndedBefore(beforeMs: number, limit: number): Promise<readonly CaseView[]>;
  list(filter: CaseFilter): Promise<{ readonly items: readonly CaseView[]; readonly next: string | null }>;
  /** Inserts many (imports); known ids are left alone and counted. */
  importMany(
    items: readonly CaseView[],
    actor: string,
  ): Promise<{ readonly inserted: number; readonly known: number; readonly insertedIds: readonly string[] }>;
}

export interface CaseFilter {
  readonly town?: string | undefined;
  readonly state?: string | undefined;
  readonly grid?: string | undefined;
  readonly text?: string | undefined;
  readonly limit: number;
  readonly cursor?: string | undefined;
}

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
  append(scope: string, sample: TrendSample): Promise<void>;
  since(scope: string, sinceMs: number): Promise<readonly TrendSample[]>;
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
  readonly idempotency: IdempotencyStore;
  readonly trend: TrendStore;
  readonly checkpoint: CheckpointStore;
  /** Changes with every new or restored store; half of the epoch. */
  readonly storeId: string;
  /** Resolves when a trivial query was answered. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

/** What the live world knows of one officer right now. */
export interface LiveOfficer {
  readonly officer: Officer;
  readonly state: OfficerState;
  readonly lastFix: StoredFix | null;
}

/** The authoritative copy of everything that moves. Everything it tells is of one district. */
export interface LiveWorld {
  readonly epoch: string;
  readonly loaded: LoadedDistrict;
  /** Start of the local day that is counted, epoch ms; that of yesterday until the first tick after midnight. */
  readonly dayStartMs: number;
  facts(): WorldFacts;
  /** Grids of the district and of each town by state, kept by difference (WLD-5). */
  gridCounts(): CountsByTown;
  townOfGrid(gridIndex: number): string | undefined;
  gridAt(lon: number, lat: number): Grid | null;
  officers(): readonly LiveOfficer[];
  /** Accepted fixes after commit, any order. */
  fixesAccepted(fixes: readonly StoredFix[]): void;
  /** A case row after commit. */
  caseCommitted(item: CaseView): void;
  /** Many case rows after commit, told as one batch. */
  casesCommitted(items: readonly CaseView[]): void;
  /** Ages everything to now (stale officers, overdue grids, late cases, midnight) and sends what changed to listeners. */
  tick(nowMs: number): void;
  /** Called with each batch of changes that a tick or a commit produced. Returns a stop function. */
  onChanges(listener: (changes: readonly Change[]) => void): () => void;
  /** Who was reporting at moments of the local day (epoch ms, rising), and since when each grid is walked. */
  patrolPast(momentsMs: readonly number[]): PatrolPast;
  /** The counted day as bytes (COV-12). */
  coverageBytes(): Uint8Array;
  alerts(): readonly Alert[];
  /** Newest accepted fix and newest case change in a scope. */
  newest(scope: Scope): { readonly lastFixMs: number | null; readonly lastCaseMs: number | null };
}

export interface IngestCountsByReason {
  readonly accepted: number;
  readonly duplicate: number;
  readonly quarantined: Readonly<Record<QuarantineReason, number>>;
}

/** The one door for positions, whatever protocol they came by. */
export interface Ingest {
  /**
   * Judges, stores and applies a batch; resolves after commit with one verdict per observation, in order.
   * `overloaded` when the queue is full: nothing of the batch was taken, the device keeps it.
   */
  accept(observations: readonly Observation[]): Promise<readonly FixVerdict[] | 'overloaded'>;
  counts(): IngestCountsByReason;
}

/** Everything the HTTP routes and the sockets are given. */
export interface ServerDeps {
  readonly clock: Clock;
  readonly config: ServerConfig;
  readonly store: Store;
  readonly world: LiveWorld;
  readonly ingest: Ingest;
}

/** Parsed once from the environment by config.ts and frozen. */
export interface ServerConfig {
  readonly host: string;
  readonly port: number;
  readonly dataFolder: string;
  readonly district: string;
  readonly demo: boolean;
  readonly databaseUrl: string | null;
  readonly redisUrl: string | null;
  /** Raw text of JINGGE_BASEMAP, parsed by the HTTP side into a BasemapChoice. */
  readonly basemap: string | null;
  readonly version: string;
  /** Secret that lets local tools enrol devices and import; written to the control file, never logged. */
  readonly operatorToken: string;
}
