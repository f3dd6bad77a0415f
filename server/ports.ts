import type { DutyBreak } from '../shared/access/duty-break.ts';
import type { Lateness } from '../shared/cases/lateness.ts';
import type { AuditAction } from '../shared/access/audit-actions.ts';
import type { ReadScope } from '../shared/access/read-scope.ts';
import type { Store as ExpressSessionStore } from 'express-session';
import type { AccountState, Grant } from '../shared/access/account.ts';
import type { Role } from '../shared/access/roles.ts';
import type { SessionLimits } from '../shared/access/session-limits.ts';
import type { Assessments } from '../shared/assessment/assessments.ts';
import type { CaseEvent, NewCaseEvent } from '../shared/cases/case-event.ts';
import type { PatrolPast } from '../shared/coverage/patrol-past.ts';
import type { FundingRecord } from '../shared/funding/funding-record.ts';
import type { Community, District, Grid, Landmark, AreaCollection, Town } from '../shared/model/area.ts';
import type { CaseView, CaseWait } from '../shared/model/case.ts';
import type { FixVerdict, Observation, QuarantineReason } from '../shared/model/fix.ts';
import type { Officer, OfficerState, Post } from '../shared/model/officer.ts';
import type { SpotCheck } from '../shared/model/spot-check.ts';
import type { UsingUnits } from '../shared/model/using-unit.ts';
import type { Result } from '../shared/lib/result.ts';
import type { DeviceProtocol } from '../shared/model/device-protocol.ts';
import type { DistrictPolicies } from '../shared/policy/district-policies.ts';
import type { PoliciesByDay } from '../shared/policy/policies-by-day.ts';
import type { PolicyPack } from '../shared/policy/policy.ts';
import type { Reporter } from '../shared/http/case-bodies.ts';
import type { TrendSample } from '../shared/http/district.ts';
import type { Alert, Change, TownStanding } from '../shared/world/change.ts';
import type { WorldFacts } from '../shared/world/facts.ts';
import type { CountsByTown } from '../shared/world/grid-counts.ts';
import type { LoggedCase } from '../shared/rates/rate-facts.ts';
import type { Scope } from '../shared/world/scope.ts';
import type { GreenCollection } from '../shared/works/green-reach.ts';
import type { ProgressReport } from '../shared/works/progress-report.ts';
import type { ZoningRecord } from '../shared/zoning/zoning-record.ts';
import type { PhotoStore } from './photo-ports.ts';
import type { TrustedProxies } from './proxy-settings.ts';
import type { ApiKeyStore, BreakBook, BreakStore, DeletionStore, DisplayStore, TrackStore } from './privacy-ports.ts';

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
  /** Its token is dead, and what it sends is dropped. */
  readonly revoked?: boolean;
}

/** A device as administrators see it. */
export interface DeviceRow extends Device {
  readonly enrolledMs: number | null;
  readonly revokedMs: number | null;
}

export interface DeviceStore {
  /** Enrols devices, replacing the token of known ones; answers the new tokens in the same order. */
  enrol(devices: readonly Device[], atMs?: number): Promise<readonly string[]>;
  /** The device that a token belongs to, or null. */
  byToken(token: string): Promise<Device | null>;
  /** Those of these names that are enrolled, in any order. */
  byDevices(names: readonly string[]): Promise<readonly Device[]>;
  all(): Promise<readonly DeviceRow[]>;
  /** False when it is not there or revoked already. */
  revoke(device: string, atMs: number): Promise<boolean>;
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

/** Who brought a case in: an officer of the roster or an actor, null for older and imported cases; and who called. */
export interface CaseOpener {
  readonly openedBy: string | null;
  readonly reporter: Reporter | null;
}

/** A case as it is stored. */
export interface StoredCase extends CaseOpener {
  readonly item: CaseView;
  /** Cases that were merged into it. */
  readonly mergedFrom: readonly string[];
  readonly events: readonly CaseEvent[];
}

/** Whatever reads cases says of which ones (ACC-6). */
export interface CaseStore {
  /** Case row and numbered event row in one transaction; answers the number. */
  insert(item: CaseView, event: NewCaseEvent, by: CaseOpener): Promise<number>;
  /** The same for a change; null, and nothing is changed, when the stored version is not `item.version - 1`. */
  update(item: CaseView, event: NewCaseEvent): Promise<number | null>;
  /**
   * A row of the log alone: the case stays as it is, and at its version. Null, and nothing is noted, when that is not
   * `version` any more.
   */
  note(event: NewCaseEvent, version: number): Promise<number | null>;
  get(id: string, scope: ReadScope): Promise<StoredCase | null>;
  /** Open cases and those that ended since a moment. */
  openOrEndedSince(sinceMs: number, scope: ReadScope): Promise<readonly CaseView[]>;
  /** Open cases and those that were reported since a moment, of a box of degrees or of everywhere. */
  openOrReportedSince(sinceMs: number, scope: ReadScope, box: Box | null): Promise<readonly CaseView[]>;
  /** Number of the last event; 0 for none. Numbers rise in the order of commits. */
  lastSeq(): Promise<number>;
  /** The cases of the next events after a number, at most so many events, as they are now; and the number of the last of them. */
  changedAfter(seq: number, limit: number): Promise<{ readonly items: readonly CaseView[]; readonly seq: number }>;
  /** Cases that are not simulated and ended before a moment: those that wait for somebody before the others, newest end first. */
  newestEndedBefore(beforeMs: number, limit: number, scope: ReadScope): Promise<readonly CaseView[]>;
  list(
    filter: CaseFilter,
    scope: ReadScope,
  ): Promise<{ readonly items: readonly CaseView[]; readonly next: string | null }>;
  /**
   * The cases that a span of time can count, with their whole logs: something happened to them in it, they ended in it, or they were
   * overdue and had not ended when it did. One read of the log by time (RAT-6).
   */
  loggedIn(
    span: { readonly fromMs: number; readonly toMs: number },
    filter: { readonly kind?: CaseView['kind'] | undefined; readonly category?: CaseView['category'] | undefined },
    scope: ReadScope,
  ): Promise<readonly LoggedCase[]>;
  /** Those of these cases that somebody opened. */
  openedBy(by: string, ids: readonly string[]): Promise<ReadonlySet<string>>;
  /** How many cases `list` would go through, page by page. */
  count(filter: Omit<CaseFilter, 'limit' | 'cursor'>, scope: ReadScope): Promise<number>;
  /** Inserts many (imports); known ids are left alone and counted. */
  importMany(
    items: readonly CaseView[],
    actor: string,
  ): Promise<{ readonly inserted: number; readonly known: number; readonly insertedIds: readonly string[] }>;
}

/** Spot checks; whatever reads them says of where (ACC-6). */
export interface SpotCheckStore {
  /** Row and audit entry in one transaction; one that is there already is left alone. */
  insert(check: SpotCheck, by: string, audited: { readonly entry: AuditEntry; readonly atMs: number }): Promise<void>;
  /** Those with fromMs ≤ t < toMs, newest first. */
  list(span: { readonly fromMs: number; readonly toMs: number }, scope: ReadScope): Promise<readonly SpotCheck[]>;
}

/** A box of degrees. */
export interface Box {
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
}

export interface CaseFilter {
  /** Also `open` and `ended`. */
  readonly state?: string | undefined;
  readonly kind?: string | undefined;
  readonly category?: string | undefined;
  /** At that moment, epoch ms. */
  readonly lateness?: { readonly is: Lateness; readonly nowMs: number } | undefined;
  readonly waits?: CaseWait | undefined;
  readonly level?: string | undefined;
  /** `none`: with nobody. */
  readonly officer?: string | undefined;
  readonly grid?: string | undefined;
  /** Reported from here on. */
  readonly from?: number | undefined;
  /** Reported before. */
  readonly to?: number | undefined;
  readonly text?: string | undefined;
  readonly ids?: readonly string[] | undefined;
  /** Classes of the code table, and categories of cases without a class. */
  readonly classes?: { readonly codes: readonly string[]; readonly categories: readonly string[] } | undefined;
  readonly limit: number;
  readonly cursor?: string | undefined;
  /** How many are passed over, where pages are numbered. */
  readonly offset?: number | undefined;
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

/** A person who may sign in. Secrets in it are hashed or sealed. */
export interface Account {
  readonly id: string;
  readonly username: string;
  readonly name: string;
  readonly state: AccountState;
  /** Null for an account that only signs in elsewhere. */
  readonly passwordHash: string | null;
  readonly mustChangePassword: boolean;
  readonly passwordChangedMs: number | null;
  /** The confirmed secret, sealed; null without a second factor. */
  readonly totpSecret: string | null;
  /** Enrolled and not confirmed yet, sealed. */
  readonly totpPending: string | null;
  /** Thirty-second step of the last code that was taken: it and older ones are used up. */
  readonly totpLastStep: number;
  readonly recoverySha256: readonly string[];
  readonly failedCount: number;
  readonly waitsUntilMs: number | null;
  readonly createdMs: number;
  readonly lastSignInMs: number | null;
  readonly grants: readonly Grant[];
  readonly identities: readonly AccountIdentity[];
}

/** Who an account is at an identity provider. */
export interface AccountIdentity {
  readonly issuer: string;
  readonly subject: string;
}

type AccountFields = Omit<Account, 'id' | 'username' | 'createdMs' | 'grants' | 'identities'>;
export type NewAccount = Pick<Account, 'username' | 'name' | 'passwordHash' | 'mustChangePassword' | 'createdMs'>;

/** Who gave a role, and when. */
interface GrantedBy {
  readonly by: string;
  readonly atMs: number;
}

export interface AccountStore {
  any(): Promise<boolean>;
  byId(id: string): Promise<Account | null>;
  byUsername(username: string): Promise<Account | null>;
  byIdentity(identity: AccountIdentity): Promise<Account | null>;
  /** By username. */
  all(): Promise<readonly Account[]>;
  /** The id of the new account; null when the username is taken. */
  create(account: NewAccount): Promise<string | null>;
  /** The first account of all with its role; null when there is one already. */
  createFirst(account: NewAccount, role: Role): Promise<string | null>;
  change(id: string, fields: Partial<AccountFields>): Promise<void>;
  /** Counts an attempt before it is judged, so that a hundred at once are a hundred. False while the account waits. */
  beginAttempt(id: string, nowMs: number): Promise<boolean>;
  /** The attempt was right as far as it went: it is not counted. */
  forgiveAttempt(id: string): Promise<void>;
  /** True for the first to bring the code of this step or of a later one. */
  useTotpStep(id: string, step: number): Promise<boolean>;
  /** True for the first to bring the recovery code with this hash. */
  useRecoveryCode(id: string, sha256: string): Promise<boolean>;
  /** False when the account has it already. */
  grant(id: string, grant: Omit<Grant, 'id'>, granted: GrantedBy): Promise<boolean>;
  /** False when the account has no such grant. */
  take(id: string, grantId: string): Promise<boolean>;
  takeAll(id: string): Promise<void>;
  /** Replaces the identity of the account at that issuer; false when another account has it. */
  link(id: string, identity: AccountIdentity, atMs: number): Promise<boolean>;
  unlink(id: string): Promise<void>;
}

/** A session as it lies in the store. */
interface StoredSession {
  /** Its secret: never shown. */
  readonly sid: string;
  readonly sess: unknown;
}

export interface SessionStore {
  /** What express-session reads and writes through. */
  readonly express: ExpressSessionStore;
  ofAccount(account: string): Promise<readonly StoredSession[]>;
  /** Notes when the session was last used; does not bring an ended one back. */
  seen(sid: string, atMs: number): Promise<void>;
  end(sids: readonly string[]): Promise<void>;
  deleteExpired(): Promise<number>;
}

/** What somebody did, before it has a number. */
export interface AuditEntry {
  readonly actor: string;
  /** Username at the time. */
  readonly account: string | null;
  readonly role: string | null;
  readonly action: AuditAction;
  readonly subject: string | null;
  readonly town: string | null;
  readonly detail: Readonly<Record<string, JsonValue>>;
  readonly correlationId: string | null;
  readonly address: string | null;
}

export type JsonValue =
  string | number | boolean | null | readonly JsonValue[] | { readonly [name: string]: JsonValue };

/** An entry in the chain. */
export interface AuditEvent extends Omit<AuditEntry, 'action'> {
  /** As it was written, maybe by an older release. */
  readonly action: string;
  readonly seq: number;
  readonly atMs: number;
  readonly prevHash: string;
  readonly hash: string;
}

export interface AuditFilter {
  readonly fromMs?: number | undefined;
  readonly toMs?: number | undefined;
  readonly actor?: string | undefined;
  readonly account?: string | undefined;
  /** The whole action, or its beginning up to and with a colon. */
  readonly action?: string | undefined;
  readonly subject?: string | undefined;
  readonly town?: string | undefined;
  /** Only events with a lower number. */
  readonly before?: number | undefined;
  readonly limit: number;
}

/** Ends of the chain. */
interface AuditHead {
  readonly seq: number;
  readonly hash: string;
  /** The last event that was deleted when its time was over; number 0 for none. */
  readonly deletedSeq: number;
  readonly deletedHash: string;
}

export interface AuditStore {
  append(entry: AuditEntry, atMs: number): Promise<void>;
  /** Newest first. */
  list(filter: AuditFilter): Promise<readonly AuditEvent[]>;
  head(): Promise<AuditHead>;
  /** Events with a higher number, in order. */
  after(seq: number, limit: number): Promise<readonly AuditEvent[]>;
  deleteBefore(beforeMs: number): Promise<number>;
}

/** The one way to write into the audit log; resolves when it is kept. What is audited is not done before. */
export interface Audit {
  record(entry: AuditEntry): Promise<void>;
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

/**
 * The figures of the district by time (POL-3). Whoever needs one asks when it is needed, and never keeps it beyond the local
 * day: packs begin and end at midnight.
 */
export interface PolicyReader {
  /**
   * Those of the local day of an instant, the same object as long as the same packs are in force; when a figure is missing
   * on that day, the last that were known (POL-9).
   */
  at(atMs: number): DistrictPolicies;
  /** Exactly those of the local day of an instant; the error names the first missing figure and the day. */
  exactlyAt(atMs: number): Result<DistrictPolicies>;
  readonly byDay: PoliciesByDay;
}

/** What the live world knows of one officer right now. */
export interface LiveOfficer {
  readonly officer: Officer;
  readonly state: OfficerState;
  /** Null during a break: where somebody was before is not shown either (ACC-34). */
  readonly lastFix: StoredFix | null;
  /** The break that the officer is on; null for none. */
  readonly onBreak: DutyBreak | null;
}

/** The authoritative copy of everything that moves. Everything it tells is of one district. */
export interface LiveWorld {
  readonly epoch: string;
  readonly loaded: LoadedDistrict;
  readonly policies: PolicyReader;
  /** Start of the local day that is counted, epoch ms; that of yesterday until the first tick after midnight. */
  readonly dayStartMs: number;
  facts(): WorldFacts;
  /** Grids of the district and of each town by state, kept by difference (WLD-5). */
  gridCounts(): CountsByTown;
  townOfGrid(gridIndex: number): string | undefined;
  gridAt(lon: number, lat: number): Grid | null;
  /** In the order of the roster: everybody keeps their place from call to call. */
  officers(): readonly LiveOfficer[];
  readonly breaks: BreakBook;
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
  /** Memory that the counted fixes of the day take: it grows until midnight. */
  heldBytes(): number;
  alerts(): readonly Alert[];
  /** Newest accepted fix and newest case change in a scope. */
  newest(scope: Scope): { readonly lastFixMs: number | null; readonly lastCaseMs: number | null };
}

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
  /** Origins whose pages may write and open sockets; empty for those of the very host that is asked. */
  readonly origins: readonly string[];
  readonly trustProxy: TrustedProxies;
  /** Of people; a demo identity has its own. */
  readonly sessionLimits: SessionLimits;
  readonly databaseUrl: string | null;
  readonly redisUrl: string | null;
  /** Raw text of JINGGE_BASEMAP, parsed by the HTTP side into a BasemapChoice. */
  readonly basemap: string | null;
  readonly version: string;
  /** Secret that lets local tools enrol devices and import; written to the control file, never logged. */
  readonly operatorToken: string;
  /** Signs cookies and seals second factors: JINGGE_SECRET, or a file of the data folder. Never logged. */
  readonly secret: string;
  /** Sign-in elsewhere; null when it is not configured. */
  readonly oidc: OidcConfig | null;
}

/** An OpenID Connect provider (JINGGE_OIDC_*). */
export interface OidcConfig {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Where the provider sends the browser back to: `https://<this server>/api/v1/session/oidc/callback`. */
  readonly redirectUrl: string;
  /** Claim that holds our username; null when only administrators link accounts. */
  readonly usernameClaim: string | null;
}
