/** The tables of schema `platform`; the gateway creates the same ones, and whoever comes second finds them there. */
export const PLATFORM_TABLES = `
  select pg_advisory_xact_lock(hashtext('demos.platform'));
  create table if not exists platform.module (
    id text primary key, url text not null, version text, manifest jsonb, sdl text,
    checked_at timestamptz, updated_at timestamptz
  );
  alter table platform.module
    add column if not exists public_key jsonb,
    add column if not exists origin text,
    add column if not exists granted text[];
  create table if not exists platform.supergraph (
    id text primary key, sdl text not null, activated_at timestamptz not null default clock_timestamp()
  );
  create table if not exists platform.seed (name text primary key, at timestamptz not null default now());
  create table if not exists platform.installed_module (
    id text primary key, version text not null, folder text not null, source text not null, sha256 text not null,
    publisher_key text, state text not null check (state in ('enabled', 'disabled')), granted text[] not null default '{}',
    manifest jsonb not null, previous jsonb, changed_at timestamptz not null default now(), changed_by text not null
  );
  create table if not exists platform.module_journal (
    seq bigint generated always as identity primary key, at timestamptz not null default clock_timestamp(),
    actor_id text not null, actor_name text not null, verb text not null, module text, version text,
    outcome text not null check (outcome in ('done', 'refused')), reason text, details jsonb
  );
  create or replace function platform.refuse_change() returns trigger language plpgsql as
    $$ begin raise exception 'the journal of modules is only ever added to'; end $$;
  create or replace trigger module_journal_stays before update or delete or truncate on platform.module_journal
    for each statement execute function platform.refuse_change();
  create table if not exists platform.module_order (
    id uuid primary key, verb text not null, args jsonb not null, actor_id text not null, actor_name text not null,
    at timestamptz not null default clock_timestamp(),
    state text not null default 'waiting' check (state in ('waiting', 'working', 'done', 'refused')),
    progress text[] not null default '{}', result jsonb, finished_at timestamptz
  );
  create table if not exists platform.recorded_operation (
    hash text primary key, document text not null, operation_name text, uses bigint not null default 0,
    first_seen timestamptz not null default now(), last_seen timestamptz not null default now()
  );
  create index if not exists recorded_operation_last_seen on platform.recorded_operation (last_seen);
`;
