export interface Migration {
  readonly id: number;
  readonly name: string;
  readonly sql: string;
}

/** Applied in order, each once. Never edit one that was released: add the next. Times are epoch ms. */
export const MIGRATIONS: readonly Migration[] = [
  {
    id: 1,
    name: 'first-store',
    sql: `
create table store_meta (key text primary key, value text not null);
insert into store_meta (key, value) values ('store_id', gen_random_uuid()::text);

create table devices (
  device text primary key,
  officer_id text not null,
  simulated boolean not null,
  token_sha256 text not null unique
);

create table fixes (
  device text not null,
  fix_time_ms bigint not null,
  received_ms bigint not null,
  officer_index integer,
  lon double precision not null,
  lat double precision not null,
  accuracy_m double precision,
  speed_mps double precision,
  heading_deg double precision,
  battery_percent double precision,
  mock boolean not null,
  crs text not null,
  simulated boolean not null,
  primary key (device, fix_time_ms)
);
create index fixes_by_time on fixes (fix_time_ms);
create index fixes_by_officer on fixes (officer_index, fix_time_ms);
create index fixes_by_receipt on fixes using brin (received_ms);

create table quarantined_fixes (
  device text not null,
  fix_time_ms bigint not null,
  received_ms bigint not null,
  officer_index integer,
  lon double precision not null,
  lat double precision not null,
  accuracy_m double precision,
  speed_mps double precision,
  heading_deg double precision,
  battery_percent double precision,
  mock boolean not null,
  crs text not null,
  simulated boolean not null,
  reason text not null,
  primary key (device, fix_time_ms)
);
create index quarantined_by_receipt on quarantined_fixes (received_ms);

create table cases (
  id text primary key,
  town text,
  grid text,
  kind text not null,
  category text not null,
  state text not null,
  severity text not null,
  source text not null,
  description text not null,
  lon double precision,
  lat double precision,
  reported_ms bigint not null,
  updated_ms bigint not null,
  due_ms bigint,
  closed_ms bigint,
  officer text,
  simulated boolean not null,
  version integer not null
);
create index cases_newest on cases (reported_ms desc, id desc);
create index cases_by_town on cases (town, reported_ms desc);
create index cases_open on cases (id) where state not in ('closed', 'refused');
create index cases_ended on cases (updated_ms) where state in ('closed', 'refused');

create table case_events (
  seq bigint generated always as identity primary key,
  case_id text not null references cases (id),
  at_ms bigint not null,
  actor text not null,
  action text not null,
  from_state text,
  to_state text not null,
  note text
);
create index case_events_by_case on case_events (case_id, seq);

create table idempotency_keys (
  key text not null,
  route text not null,
  request_hash text not null,
  status integer not null,
  body text not null,
  at_ms bigint not null,
  primary key (key, route)
);
create index idempotency_by_age on idempotency_keys (at_ms);

create table trend_samples (
  scope text not null,
  at_ms bigint not null,
  on_duty integer not null,
  walked_grids integer not null,
  empty_grids integer not null,
  open_cases integer not null,
  late_cases integer not null,
  reported_today integer not null,
  closed_today integer not null,
  on_time_rate double precision,
  primary key (scope, at_ms)
);
`,
  },
  {
    id: 2,
    name: 'fixes-numbered',
    // Fixes that are there already stay without a number: nothing is rewritten, and no checkpoint is older than they.
    sql: `
create sequence fixes_seq as bigint;
alter table fixes add column seq bigint;
alter table fixes alter column seq set default nextval('fixes_seq');
alter sequence fixes_seq owned by fixes.seq;
create index fixes_by_seq on fixes (seq) where seq is not null;
`,
  },
  {
    id: 3,
    name: 'officer-devices',
    // Which phones an officer has ever reported with: over it the key of the fixes finds tracks, and an index that every fix
    // paid for is not needed.
    sql: `
create table officer_devices (
  officer_index integer not null,
  device text not null,
  primary key (officer_index, device)
);
insert into officer_devices (officer_index, device)
select distinct officer_index, device from fixes where officer_index is not null;
drop index fixes_by_officer;
alter table fixes alter column seq drop default;
`,
  },
];
