import { Migration } from '@mikro-orm/migrations';

/** What every module's schema has for events: the outbox of its own, and how far it has read those of others. */
export class Events20261122000001 extends Migration {
  override up(): void {
    this.addSql('create table outbox_epoch (sole boolean primary key default true check (sole), epoch integer not null default 0)');
    this.addSql('insert into outbox_epoch default values');
    this.addSql(`
      create table outbox (
        seq bigint generated always as identity primary key,
        epoch integer not null,
        tx xid8 not null default pg_current_xact_id(),
        id uuid not null unique,
        type text not null,
        subject text not null,
        at timestamptz not null default now(),
        data jsonb not null
      )`);
    this.addSql('create index outbox_feed on outbox (epoch, tx, seq)');
    this.addSql(`
      create table event_cursor (
        source text primary key,
        cursor text not null default '0.0.0',
        failures integer not null default 0,
        last_error text,
        at timestamptz not null default now()
      )`);
  }
}
