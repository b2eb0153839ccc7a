import { Migration } from '@demos/module-sdk/orm';

export class Addresses20261122000000 extends Migration {
  override up(): void {
    this.addSql(`
      create table address (
        id uuid primary key,
        objectid bigint unique,
        region text not null,
        kind text not null,
        level smallint not null,
        parent_id uuid references address,
        path uuid[] not null,
        name text not null,
        text text not null,
        number_key text collate "C",
        sort_key text collate "C" not null,
        postal_code text,
        oktmo text,
        okato text,
        cadastral_number text,
        is_active boolean not null default true,
        is_local boolean not null default false,
        search tsvector
      )`);
    this.addSql('create index address_children on address (parent_id, level, sort_key, id)');
    this.addSql('create index address_number on address (parent_id, number_key) where number_key is not null');
    this.addSql('create index address_search on address using gin (search) where search is not null');
    this.addSql('create index address_region on address (region)');
    this.addSql('create index address_local on address (parent_id) where is_local');
    this.addSql('create index address_roots on address (sort_key) where parent_id is null');
    this.addSql('create index address_cadastral on address (cadastral_number) where cadastral_number is not null');

    this.addSql(`
      create table address_type (
        dictionary text not null,
        code int not null,
        short_name text not null,
        name text not null,
        is_active boolean not null,
        primary key (dictionary, code, short_name)
      )`);

    this.addSql(`
      create table local_addition (
        id uuid primary key references address,
        added_by text not null,
        added_by_name text not null,
        added_at timestamptz not null default now(),
        comment text
      )`);

    this.addSql(`
      create table import_run (
        id uuid primary key,
        archive text not null,
        release_date date,
        release_version text,
        regions text[] not null default '{}',
        state text not null check (state in ('RUNNING', 'DONE', 'FAILED')),
        failure text,
        started_at timestamptz not null default now(),
        finished_at timestamptz,
        inserted int not null default 0,
        changed int not null default 0,
        deactivated int not null default 0
      )`);
    this.addSql(`
      create table import_file (
        id uuid primary key,
        import_id uuid not null references import_run,
        path text not null,
        gar_table text not null,
        region text,
        state text not null check (state in ('LOADED', 'SKIPPED')),
        rows_read bigint not null default 0,
        rows_loaded bigint not null default 0,
        rows_filtered bigint not null default 0,
        rows_quarantined bigint not null default 0,
        unknown_attributes text[] not null default '{}',
        check (rows_read = rows_loaded + rows_filtered + rows_quarantined)
      )`);
    this.addSql('create index import_file_run on import_file (import_id, path)');
    this.addSql(`
      create table quarantined_row (
        id uuid primary key,
        import_id uuid not null references import_run,
        file text not null,
        row_number bigint not null,
        rule text not null,
        raw text not null
      )`);
    this.addSql('create index quarantined_row_run on quarantined_row (import_id, file, row_number)');
  }
}
