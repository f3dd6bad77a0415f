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
    id: 4,
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
  {
    id: 11,
    name: 'identity',
    // Audit events are only ever added: a trigger refuses everything else, but for the deletion of what is past its time.
    sql: `
create table accounts (
  id text primary key,
  username text not null unique,
  name text not null,
  state text not null check (state in ('active', 'locked', 'left')),
  password_hash text,
  must_change_password boolean not null,
  password_changed_ms bigint,
  totp_secret text,
  totp_pending text,
  totp_last_step bigint not null default 0,
  recovery_sha256 jsonb not null default '[]',
  failed_count integer not null default 0,
  waits_until_ms bigint,
  created_ms bigint not null,
  last_sign_in_ms bigint
);

create table account_grants (
  id text primary key,
  account_id text not null references accounts (id),
  role text not null,
  town text,
  officer text,
  granted_ms bigint not null,
  granted_by text not null
);
create unique index account_grants_once on account_grants (account_id, role, coalesce(town, ''), coalesce(officer, ''));

create table account_identities (
  issuer text not null,
  subject text not null,
  account_id text not null references accounts (id),
  linked_ms bigint not null,
  primary key (issuer, subject)
);
create unique index account_identities_once on account_identities (account_id, issuer);

create table web_sessions (
  sid text primary key,
  sess json not null,
  expire timestamptz not null
);
create index web_sessions_by_expiry on web_sessions (expire);
create index web_sessions_by_account on web_sessions ((sess ->> 'account'));

create table audit_events (
  seq bigint primary key,
  at_ms bigint not null,
  actor text not null,
  account text,
  role text,
  action text not null,
  subject text,
  town text,
  detail jsonb not null,
  correlation_id text,
  address text,
  prev_hash text not null unique,
  hash text not null unique
);
create index audit_events_by_time on audit_events (at_ms);
create index audit_events_by_subject on audit_events (subject, seq);
create index audit_events_by_actor on audit_events (actor, seq);

create table audit_head (
  id integer primary key check (id = 1),
  seq bigint not null,
  hash text not null,
  deleted_seq bigint not null,
  deleted_hash text not null
);
insert into audit_head values (1, 0, repeat('0', 64), 0, repeat('0', 64));

create function audit_events_stay() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' and current_setting('jingge.audit_retention', true) = 'on' then return old; end if;
  raise exception 'audit events are never changed';
end $$;
create trigger audit_events_stay before update or delete on audit_events
  for each row execute function audit_events_stay();
create trigger audit_events_all_stay before truncate on audit_events
  for each statement execute function audit_events_stay();
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
  {
    id: 13,
    name: 'privacy',
    sql: `
alter table devices add column enrolled_ms bigint;
alter table devices add column revoked_ms bigint;

create table track_views (
  seq bigint generated always as identity primary key,
  at_ms bigint not null,
  viewer text not null,
  viewer_name text,
  role text not null,
  officer text not null,
  town text not null,
  purpose text,
  from_ms bigint not null,
  to_ms bigint not null,
  ticket text
);
create index track_views_by_officer on track_views (officer, seq desc);

create table track_tickets (
  id text primary key,
  asked_by text not null,
  asked_by_name text,
  asked_role text not null,
  officer text not null,
  town text not null,
  from_ms bigint not null,
  to_ms bigint not null,
  purpose text not null,
  reason text not null,
  state text not null check (state in ('asked', 'approved', 'refused')),
  asked_ms bigint not null,
  decided_by text check (decided_by <> asked_by),
  decided_ms bigint,
  expires_ms bigint
);
create index track_tickets_by_asker on track_tickets (asked_by, officer);

create table displays (
  id text primary key,
  name text not null,
  town text,
  created_ms bigint not null,
  created_by text not null,
  code_sha256 text unique,
  code_expires_ms bigint,
  token_sha256 text unique,
  claimed_ms bigint,
  last_seen_ms bigint,
  revoked_ms bigint
);

create table api_keys (
  id text primary key,
  name text not null,
  scopes jsonb not null,
  town text,
  created_ms bigint not null,
  created_by text not null,
  key_sha256 text not null unique,
  expires_ms bigint,
  last_used_ms bigint,
  revoked_ms bigint
);

create table deletion_records (
  seq bigint primary key,
  at_ms bigint not null,
  deleted jsonb not null,
  prev_hash text not null unique,
  hash text not null unique,
  hmac text not null
);
`,
  },
  {
    id: 14,
    name: 'the loop of cases',
    // Officers of a step that was logged before officers were are told by the row alone; no old step is given a role.
    sql: `
alter table cases add column community text;
alter table cases add column code text;
alter table cases add column level text not null default 'grid';
alter table cases add column limit_text text;
alter table cases add column responder text;
alter table cases add column whistled_ms bigint;
alter table cases add column pending text;
alter table cases add column suspended_until_ms bigint;
alter table cases add column merged_into text;
alter table cases add column reporter_name text;
alter table cases add column reporter_phone text;
create index cases_by_responder on cases (responder, reported_ms desc) where responder is not null;
create index cases_by_merge on cases (merged_into) where merged_into is not null;
create index cases_suspended on cases (suspended_until_ms) where suspended_until_ms is not null;

alter table case_events add column role text;
alter table case_events add column officer text;
alter table case_events add column photo text;
alter table case_events add column outcome text;
alter table case_events add column extra jsonb not null default '{}';

drop policy cases_of_town on cases;
create policy cases_of_town on cases
  using (
    current_user <> 'jingge_scoped' or town = current_setting('jingge.town', true)
    or current_setting('jingge.officer', true) in (officer, responder, opened_by)
  );
`,
  },
  {
    id: 15,
    name: 'photos',
    // The pictures are files; a row that was taken away has none. It stays, so that a late repeat of the upload is known.
    sql: `
create table case_photos (
  case_id text not null references cases (id),
  id text not null,
  kind text not null check (kind in ('near', 'far', 'reference', 'before', 'after')),
  width_px integer not null,
  height_px integer not null,
  bytes integer not null,
  added_ms bigint not null,
  added_by text not null,
  source_sha256 text not null,
  sha256 text not null,
  file text unique,
  removed_ms bigint,
  primary key (case_id, id),
  check ((file is null) = (removed_ms is not null))
);
alter table case_photos enable row level security;
create policy case_photos_of_town on case_photos
  using (current_user <> 'jingge_scoped' or exists (select 1 from cases where cases.id = case_photos.case_id));
`,
  },
  {
    id: 16,
    name: 'rates by the time of steps',
    sql: `
create index case_events_by_time on case_events (at_ms, case_id);
create index cases_by_due on cases (due_ms) where due_ms is not null;
create index cases_by_end on cases (closed_ms) where closed_ms is not null;
`,
  },
  {
    id: 17,
    name: 'breaks',
    // When, and never where.
    sql: `
create table officer_breaks (
  officer text not null,
  start_ms bigint not null,
  until_ms bigint not null check (until_ms > start_ms),
  end_ms bigint check (end_ms >= start_ms),
  primary key (officer, start_ms)
);
create index officer_breaks_by_end on officer_breaks (until_ms);
`,
  },
  {
    id: 18,
    name: 'spot checks',
    sql: `
create table spot_checks (
  id text primary key,
  at_ms bigint not null,
  town text not null,
  grid text not null,
  patrol text not null check (patrol in ('seen', 'missed', 'not-planned')),
  problems jsonb not null,
  note text,
  recorded_by text not null
);
create index spot_checks_by_time on spot_checks (at_ms desc, id desc);
alter table spot_checks enable row level security;
create policy spot_checks_of_town on spot_checks
  using (current_user <> 'jingge_scoped' or town = current_setting('jingge.town', true));
`,
  },
  {
    id: 20,
    name: 'the clock that is due first, and cases that appeals exempt',
    // Until its next step a case from before goes by its handling, as it did.
    sql: `
alter table cases add column next_clock text;
alter table cases add column next_warn_from_ms bigint;
alter table cases add column next_due_ms bigint;
update cases set next_clock = 'handle', next_warn_from_ms = warn_from_ms, next_due_ms = due_ms
  where due_ms is not null and state not in ('closed', 'refused', 'merged', 'cancelled', 'suspended');
create index cases_by_next_due on cases (next_due_ms) where next_due_ms is not null;

alter table cases add column exempt boolean not null default false;
update cases set exempt = true where exists (
  select 1 from case_events as step
  where step.case_id = cases.id and step.action = 'appeal' and step.extra @> '{"isGranted": true}'
);
`,
  },
  {
    id: 21,
    name: 'what cases wait for, and urging',
    // Signatures that are missing follow from a policy: they are known with the next step of a case.
    sql: `
alter table cases add column urged_ms bigint;
alter table cases add column waits text[] not null default '{}';
update cases set waits = array_remove(array[
  case when whistled_ms is not null and state = 'handling' then 'whistle' end,
  case when state = 'checking' then 'check' end,
  case when pending in ('extend', 'suspend') then 'approval' end,
  case when pending = 'appeal' then 'decision' end,
  case when state in ('closed', 'refused', 'merged', 'cancelled') and source in ('hotline', 'public') and not simulated
    and exists (select 1 from case_events as step where step.case_id = cases.id and step.from_state <> step.to_state)
    and not exists (
      select 1 from case_events as step
      where step.case_id = cases.id and step.extra @> '{"recipient": "caller"}' and step.outcome <> 'not-reached'
    ) then 'reply' end
], null);
create index cases_by_level on cases (level, reported_ms desc) where level <> 'grid';
create index cases_by_waits on cases using gin (waits);
create index cases_waiting on cases (updated_ms desc, id desc) where cardinality(waits) > 0;
`,
  },
];
