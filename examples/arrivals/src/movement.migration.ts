import { Migration } from '@demos/module-sdk/orm';

export class Arrivals20261122000100 extends Migration {
  override up(): void {
    this.addSql(`
      create table movement (
        id uuid primary key,
        kind text not null check (kind in ('arrival', 'departure')),
        office_id uuid not null,
        day date not null
      )`);
    this.addSql('create index movement_by_day on movement (office_id, day)');
  }
}
