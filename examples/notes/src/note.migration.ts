import { Migration } from '@demos/module-sdk/orm';

export class Notes20261122000100 extends Migration {
  override up(): void {
    this.addSql('create table note (id uuid primary key, person_id uuid not null, text text not null, author text not null, written_at timestamptz not null)');
    this.addSql('create index note_of_person on note (person_id, written_at)');
  }
}
