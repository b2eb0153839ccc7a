import { Migration } from '@demos/module-sdk/orm';

export class Access20261122000100 extends Migration {
  override up(): void {
    this.addSql(`
      create table office (
        id uuid primary key,
        code text not null unique,
        name text not null,
        territory uuid[] not null default '{}'
      )`);
    this.addSql('create index office_territory on office using gin (territory)');
    this.addSql(`
      create table app_user (
        id uuid primary key,
        login text not null unique check (login = lower(login) and length(login) between 1 and 100),
        full_name text not null,
        password_hash text not null,
        locale text not null default 'ru' check (locale in ('ru', 'en')),
        blocked boolean not null default false
      )`);
    this.addSql(`
      create table role (
        id uuid primary key,
        code text not null unique,
        name_ru text not null,
        name_en text not null,
        permissions text[] not null default '{}',
        field_rights jsonb not null default '{}'
      )`);
    this.addSql(`
      create table role_assignment (
        id uuid primary key,
        user_id uuid not null references app_user,
        role_id uuid not null references role,
        office_id uuid not null references office,
        unique (user_id, role_id, office_id)
      )`);
    this.addSql(`
      create table session (
        token_hash text primary key,
        user_id uuid not null references app_user,
        created_at timestamptz not null default now(),
        last_seen_at timestamptz not null default now(),
        expires_at timestamptz not null
      )`);
    this.addSql('create index session_of_user on session (user_id)');
    this.addSql(`
      create table sign_in_failure (
        login text primary key,
        failures int not null,
        last_at timestamptz not null default now(),
        locked_until timestamptz
      )`);
    this.addSql(`
      create table sign_in_log (
        id bigint generated always as identity primary key,
        at timestamptz not null default now(),
        user_id uuid,
        login text,
        outcome text not null,
        request_id text not null
      )`);
    this.addSql('create index sign_in_log_user on sign_in_log (user_id, at)');
    this.addSql('create trigger sign_in_log_append_only before update or delete on sign_in_log for each row execute function refuse_change()');
    this.addSql('create table permission_version (one boolean primary key default true check (one), version bigint not null)');
    this.addSql('insert into permission_version (version) values (1)');
    this.addSql(`
      create function bump_permission_version() returns trigger language plpgsql set search_path from current as $$
      begin
        update permission_version set version = version + 1;
        return null;
      end $$`);
    for (const table of ['app_user', 'role', 'role_assignment']) {
      this.addSql(`create trigger bump_permission_version after insert or update or delete on ${table} for each statement execute function bump_permission_version()`);
    }
  }
}
