import { bigint, boolean, doublePrecision, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';

/** The tables as queries see them; `migrations.ts` is what makes them, with keys and indexes. */
const epochMs = (name: string) => bigint(name, { mode: 'number' });

export const storeMeta = pgTable('store_meta', { key: text().primaryKey(), value: text().notNull() });

export const devices = pgTable('devices', {
  device: text().primaryKey(),
  officerId: text('officer_id').notNull(),
  simulated: boolean().notNull(),
  tokenSha256: text('token_sha256').notNull(),
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
  grid: text(),
  kind: text().notNull(),
  category: text().notNull(),
  state: text().notNull(),
  severity: text().notNull(),
  source: text().notNull(),
  description: text().notNull(),
  lon: doublePrecision(),
  lat: doublePrecision(),
  reportedMs: epochMs('reported_ms').notNull(),
  updatedMs: epochMs('updated_ms').notNull(),
  warnFromMs: epochMs('warn_from_ms'),
  dueMs: epochMs('due_ms'),
  closedMs: epochMs('closed_ms'),
  officer: text(),
  openedBy: text('opened_by'),
  simulated: boolean().notNull(),
  version: integer().notNull(),
});

export const caseEvents = pgTable('case_events', {
  seq: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
  caseId: text('case_id').notNull(),
  atMs: epochMs('at_ms').notNull(),
  actor: text().notNull(),
  action: text().notNull(),
  from: text('from_state'),
  to: text('to_state').notNull(),
  note: text(),
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
