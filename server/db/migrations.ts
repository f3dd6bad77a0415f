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
    name: 'cases-warn-from',
    // Cases of before were in warning from 80 % of the span between report and due time on: they keep that (CAS-5).
    sql: `
alter table cases add column warn_from_ms bigint;
update cases set warn_from_ms = round(reported_ms + (due_ms - reported_ms) * 0.8) where due_ms is not null;
`,
  },
  {
    id: 12,
    name: 'rights',
    // The policies hold one role to one town and leave every other login alone, also one that is not the owner.
    sql: `
alter table cases add column opened_by text;
create index cases_by_opener on cases (opened_by, reported_ms desc) where opened_by is not null;
create index cases_by_officer on cases (officer, reported_ms desc) where officer is not null;

alter table cases enable row level security;
alter table case_events enable row level security;
alter table trend_samples enable row level security;
create policy cases_of_town on cases
  using (
    current_user <> 'jingge_scoped' or town = current_setting('jingge.town', true)
    or current_setting('jingge.officer', true) in (officer, opened_by)
  );
create policy case_events_of_town on case_events
  using (current_user <> 'jingge_scoped' or exists (select 1 from cases where cases.id = case_events.case_id));
create policy trend_of_town on trend_samples
  using (current_user <> 'jingge_scoped' or scope = 'town:' || current_setting('jingge.town', true));
`,
  },
];
