import { Migration } from '@demos/module-sdk/orm';

export class FirstTables extends Migration {
  override up(): void {
    this.addSql('create table entry (id uuid primary key, person_id uuid not null, text text not null)');
    this.addSql('create index entry_of_person on entry (person_id)');
  }
}
