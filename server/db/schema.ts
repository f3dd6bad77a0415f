import {
  bigint,
  boolean,
  doublePrecision,
  integer,
  json,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
} from 'drizzle-orm/pg-core';
import type { AccountState } from '../../shared/access/account.ts';
import type { ApiScope } from '../../shared/access/api-scopes.ts';
import type { SpotCheck } from '../../shared/model/spot-check.ts';
import type { PhotoKind } from '../../shared/model/photo.ts';
import type { Role } from '../../shared/access/roles.ts';
import type { TrackPurpose } from '../../shared/access/track-access.ts';
import type { EventExtra } from '../../shared/cases/case-event.ts';
import type { Deletion, TicketState } from '../ports/privacy.ts';

/** The tables as queries see them; `migrations.ts` is what makes them, with keys and indexes. */
const epochMs = (name: string) => bigint(name, { mode: 'number' });

export const storeMeta = pgTable('store_meta', { key: text().primaryKey(), value: text().notNull() });

export const devices = pgTable('devices', {
  device: text().primaryKey(),
  officerId: text('officer_id').notNull(),
  simulated: boolean().notNull(),
  tokenSha256: text('token_sha256').notNull(),
  enrolledMs: epochMs('enrolled_ms'),
  revokedMs: epochMs('revoked_ms'),
});

const fixColumns = () => ({
  device: text().notNull(),
  fixTimeMs: epochMs('fix_time_ms').notNull(),
  receivedMs: epochMs('received_ms').notNull(),
  officerIndex: integer('officer_index'),
  lon: doublePrecision().notNull(),
  lat: doublePrecision().notNull(),
  accuracyM: doublePrecision('accuracy_m'),
  speedMps: doublePrecision('speed_mps'),
  headingDeg: doublePrecision('heading_deg'),
  batteryPercent: doublePrecision('battery_percent'),
  mock: boolean().notNull(),
  crs: text().notNull(),
  simulated: boolean().notNull(),
});

export const fixes = pgTable('fixes', fixColumns(), (table) => [
  primaryKey({ columns: [table.device, table.fixTimeMs] }),
]);

export const quarantinedFixes = pgTable('quarantined_fixes', { ...fixColumns(), reason: text().notNull() }, (table) => [
  primaryKey({ columns: [table.device, table.fixTimeMs] }),
]);

export const cases = pgTable('cases', {
  id: text().primaryKey(),
  town: text(),
  community: text(),
  grid: text(),
  kind: text().notNull(),
  category: text().notNull(),
  code: text(),
  state: text().notNull(),
  severity: text().notNull(),
  level: text().notNull(),
  source: text().notNull(),
  description: text().notNull(),
  lon: doublePrecision(),
  lat: doublePrecision(),
  reportedMs: epochMs('reported_ms').notNull(),
  updatedMs: epochMs('updated_ms').notNull(),
  warnFromMs: epochMs('warn_from_ms'),
  dueMs: epochMs('due_ms'),
  nextClock: text('next_clock'),
  nextWarnFromMs: epochMs('next_warn_from_ms'),
  nextDueMs: epochMs('next_due_ms'),
  limit: text('limit_text'),
  closedMs: epochMs('closed_ms'),
  officer: text(),
  responder: text(),
  whistledMs: epochMs('whistled_ms'),
  pending: text(),
  suspendedUntilMs: epochMs('suspended_until_ms'),
  mergedInto: text('merged_into'),
  urgedMs: epochMs('urged_ms'),
  waits: text().array().notNull(),
  exempt: boolean().notNull(),
  openedBy: text('opened_by'),
  reporterName: text('reporter_name'),
  reporterPhone: text('reporter_phone'),
  simulated: boolean().notNull(),
  version: integer().notNull(),
});

export const caseEvents = pgTable('case_events', {
  seq: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
  caseId: text('case_id').notNull(),
  atMs: epochMs('at_ms').notNull(),
  actor: text().notNull(),
  role: text(),
  action: text().notNull(),
  from: text('from_state'),
  to: text('to_state').notNull(),
  note: text(),
  officer: text(),
  photo: text(),
  outcome: text(),
  extra: jsonb().$type<EventExtra>().notNull().default({}),
});

export const casePhotos = pgTable(
  'case_photos',
  {
    caseId: text('case_id').notNull(),
    id: text().notNull(),
    kind: text().$type<PhotoKind>().notNull(),
    widthPx: integer('width_px').notNull(),
    heightPx: integer('height_px').notNull(),
    bytes: integer().notNull(),
    addedMs: epochMs('added_ms').notNull(),
    addedBy: text('added_by').notNull(),
    sourceSha256: text('source_sha256').notNull(),
    sha256: text().notNull(),
    file: text(),
    removedMs: epochMs('removed_ms'),
  },
  (table) => [primaryKey({ columns: [table.caseId, table.id] })],
);

export const spotChecks = pgTable('spot_checks', {
  id: text().primaryKey(),
  atMs: epochMs('at_ms').notNull(),
  town: text().notNull(),
  grid: text().notNull(),
  patrol: text().notNull(),
  problems: jsonb().$type<SpotCheck['problems']>().notNull(),
  note: text(),
  recordedBy: text('recorded_by').notNull(),
});

export const idempotencyKeys = pgTable(
  'idempotency_keys',
  {
    key: text().notNull(),
    route: text().notNull(),
    requestHash: text('request_hash').notNull(),
    status: integer().notNull(),
    body: text().notNull(),
    atMs: epochMs('at_ms').notNull(),
  },
  (table) => [primaryKey({ columns: [table.key, table.route] })],
);

export const trendSamples = pgTable(
  'trend_samples',
  {
    scope: text().notNull(),
    atMs: epochMs('at_ms').notNull(),
    onDuty: integer('on_duty').notNull(),
    walkedGrids: integer('walked_grids').notNull(),
    emptyGrids: integer('empty_grids').notNull(),
    openCases: integer('open_cases').notNull(),
    lateCases: integer('late_cases').notNull(),
    reportedToday: integer('reported_today').notNull(),
    closedToday: integer('closed_today').notNull(),
    onTimeRate: doublePrecision('on_time_rate'),
  },
  (table) => [primaryKey({ columns: [table.scope, table.atMs] })],
);

export const accounts = pgTable('accounts', {
  id: text().primaryKey(),
  username: text().notNull(),
  name: text().notNull(),
  state: text().$type<AccountState>().notNull(),
  passwordHash: text('password_hash'),
  mustChangePassword: boolean('must_change_password').notNull(),
  passwordChangedMs: epochMs('password_changed_ms'),
  totpSecret: text('totp_secret'),
  totpPending: text('totp_pending'),
  totpLastStep: bigint('totp_last_step', { mode: 'number' }).notNull().default(0),
  recoverySha256: jsonb('recovery_sha256').$type<readonly string[]>().notNull().default([]),
  failedCount: integer('failed_count').notNull().default(0),
  waitsUntilMs: epochMs('waits_until_ms'),
  createdMs: epochMs('created_ms').notNull(),
  lastSignInMs: epochMs('last_sign_in_ms'),
});

export const accountGrants = pgTable('account_grants', {
  id: text().primaryKey(),
  accountId: text('account_id').notNull(),
  role: text().$type<Role>().notNull(),
  town: text(),
  officer: text(),
  grantedMs: epochMs('granted_ms').notNull(),
  grantedBy: text('granted_by').notNull(),
});

export const accountIdentities = pgTable(
  'account_identities',
  {
    issuer: text().notNull(),
    subject: text().notNull(),
    accountId: text('account_id').notNull(),
    linkedMs: epochMs('linked_ms').notNull(),
  },
  (table) => [primaryKey({ columns: [table.issuer, table.subject] })],
);

/** Written by connect-pg-simple; the shape of `sess` is that of `server/access/session-data.ts`. */
export const webSessions = pgTable('web_sessions', {
  sid: text().primaryKey(),
  sess: json().notNull(),
  expire: timestamp({ withTimezone: true }).notNull(),
});

export const auditEvents = pgTable('audit_events', {
  seq: bigint({ mode: 'number' }).primaryKey(),
  atMs: epochMs('at_ms').notNull(),
  actor: text().notNull(),
  account: text(),
  role: text(),
  action: text().notNull(),
  subject: text(),
  town: text(),
  detail: jsonb().notNull(),
  correlationId: text('correlation_id'),
  address: text(),
  prevHash: text('prev_hash').notNull(),
  hash: text().notNull(),
});

/** One row: the last event, and the last one that was deleted because its time was over. */
export const auditHead = pgTable('audit_head', {
  id: integer().primaryKey(),
  seq: bigint({ mode: 'number' }).notNull(),
  hash: text().notNull(),
  deletedSeq: bigint('deleted_seq', { mode: 'number' }).notNull(),
  deletedHash: text('deleted_hash').notNull(),
});

export const trackViews = pgTable('track_views', {
  seq: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
  atMs: epochMs('at_ms').notNull(),
  viewer: text().notNull(),
  viewerName: text('viewer_name'),
  role: text().notNull(),
  officer: text().notNull(),
  town: text().notNull(),
  purpose: text().$type<TrackPurpose>(),
  fromMs: epochMs('from_ms').notNull(),
  toMs: epochMs('to_ms').notNull(),
  ticket: text(),
});

export const trackTickets = pgTable('track_tickets', {
  id: text().primaryKey(),
  askedBy: text('asked_by').notNull(),
  askedByName: text('asked_by_name'),
  askedRole: text('asked_role').notNull(),
  officer: text().notNull(),
  town: text().notNull(),
  fromMs: epochMs('from_ms').notNull(),
  toMs: epochMs('to_ms').notNull(),
  purpose: text().$type<TrackPurpose>().notNull(),
  reason: text().notNull(),
  state: text().$type<TicketState>().notNull(),
  askedMs: epochMs('asked_ms').notNull(),
  decidedBy: text('decided_by'),
  decidedMs: epochMs('decided_ms'),
  expiresMs: epochMs('expires_ms'),
});

export const officerBreaks = pgTable(
  'officer_breaks',
  {
    officer: text().notNull(),
    startMs: epochMs('start_ms').notNull(),
    untilMs: epochMs('until_ms').notNull(),
    endMs: epochMs('end_ms'),
  },
  (table) => [primaryKey({ columns: [table.officer, table.startMs] })],
);

export const displays = pgTable('displays', {
  id: text().primaryKey(),
  name: text().notNull(),
  town: text(),
  createdMs: epochMs('created_ms').notNull(),
  createdBy: text('created_by').notNull(),
  codeSha256: text('code_sha256'),
  codeExpiresMs: epochMs('code_expires_ms'),
  tokenSha256: text('token_sha256'),
  claimedMs: epochMs('claimed_ms'),
  lastSeenMs: epochMs('last_seen_ms'),
  revokedMs: epochMs('revoked_ms'),
});

export const apiKeys = pgTable('api_keys', {
  id: text().primaryKey(),
  name: text().notNull(),
  scopes: jsonb().$type<readonly ApiScope[]>().notNull(),
  town: text(),
  createdMs: epochMs('created_ms').notNull(),
  createdBy: text('created_by').notNull(),
  keySha256: text('key_sha256').notNull(),
  expiresMs: epochMs('expires_ms'),
  lastUsedMs: epochMs('last_used_ms'),
  revokedMs: epochMs('revoked_ms'),
});

export const deletionRecords = pgTable('deletion_records', {
  seq: bigint({ mode: 'number' }).primaryKey(),
  atMs: epochMs('at_ms').notNull(),
  deleted: jsonb().$type<readonly Deletion[]>().notNull(),
  prevHash: text('prev_hash').notNull(),
  hash: text().notNull(),
  hmac: text().notNull(),
});
