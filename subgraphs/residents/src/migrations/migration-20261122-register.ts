import { Migration } from '@demos/module-sdk/orm';

export class Register20261122010000 extends Migration {
  override up(): void {
    this.addSql(`
      create table person (
        id uuid primary key,
        version integer not null default 1,
        surname text,
        given_name text,
        patronymic text,
        surname_key text collate "C" not null default '',
        given_key text collate "C" not null default '',
        patronymic_key text collate "C" not null default '',
        sex text not null check (sex in ('MALE', 'FEMALE')),
        birth_date text collate "C" not null check (birth_date ~ '^\\d{4}(-\\d{2}){0,2}$'),
        birth_from date not null,
        birth_to date not null,
        birth_place text,
        citizenship char(3) not null default 'RUS',
        office_ids uuid[] not null default '{}',
        check (surname is not null or given_name is not null),
        check (birth_from <= birth_to)
      )`);
    this.addSql('create index person_by_name on person (surname_key, given_key, patronymic_key, id)');
    this.addSql('create index person_by_given_name on person (given_key, patronymic_key)');
    this.addSql('create index person_by_patronymic on person (patronymic_key)');
    this.addSql(`create index person_by_birth_range on person using spgist (daterange(birth_from, birth_to, '[]'))`);
    this.addSql('create index person_by_birth on person (birth_from, id)');

    this.addSql(`
      create table identity_document (
        id uuid primary key,
        person_id uuid not null references person deferrable initially deferred,
        version integer not null default 1,
        kind text not null,
        series text,
        number text not null,
        number_key text collate "C" not null,
        issued_on date,
        issuer text,
        department_code text,
        valid_to date,
        is_main boolean not null default false,
        check (valid_to >= issued_on)
      )`);
    this.addSql('create index identity_document_person on identity_document (person_id)');
    this.addSql('create index identity_document_number on identity_document (number_key)');
    this.addSql('create unique index identity_document_one_main on identity_document (person_id) where is_main');

    this.addSql(`
      create table representation (
        id uuid primary key,
        person_id uuid not null references person,
        representative_id uuid not null references person,
        unique (person_id, representative_id),
        check (person_id <> representative_id)
      )`);

    this.addSql(`
      create table dwelling (
        id uuid primary key,
        address_id uuid not null unique,
        address_text text not null,
        address_path uuid[] not null,
        office_id uuid not null,
        card_closed_on date
      )`);
    this.addSql('create index dwelling_path on dwelling using gin (address_path)');

    this.addSql(`
      create table deregistration_ground (
        code text primary key,
        kind text not null check (kind in ('RESIDENCE', 'STAY')),
        title_ru text not null,
        title_en text not null,
        act_ref text not null,
        valid_from date not null,
        valid_to date,
        needs_destination boolean not null default false,
        closes_all boolean not null default false,
        position integer not null
      )`);
    this.addSql(`
      create table deadline_rule (
        id text primary key,
        event text not null,
        days integer not null,
        title_ru text not null,
        title_en text not null,
        act_ref text not null,
        valid_from date not null,
        valid_to date
      )`);

    this.addSql(`
      create table registration (
        id uuid primary key,
        version integer not null default 1,
        person_id uuid not null references person,
        dwelling_id uuid not null references dwelling,
        office_id uuid not null,
        kind text not null check (kind in ('RESIDENCE', 'STAY')),
        starts_on date not null,
        until date,
        closed_on date,
        close_ground text references deregistration_ground,
        destination_text text,
        destination_address_id uuid,
        arrived_from text,
        basis text,
        check (until > starts_on),
        check (closed_on >= starts_on),
        check ((kind = 'STAY') = (until is not null)),
        check ((closed_on is null) = (close_ground is null)),
        constraint registration_one_residence exclude using gist
          (person_id with =, daterange(starts_on, closed_on, '[)') with &&) where (kind = 'RESIDENCE')
      )`);
    this.addSql('create index registration_person on registration (person_id)');
    this.addSql('create index registration_dwelling on registration (dwelling_id)');

    this.addSql(`
      create table issued_form (
        number bigint generated always as identity primary key,
        form text not null,
        version text not null,
        subject_id uuid not null,
        sha256 text,
        by_id text not null,
        by_name text not null,
        at timestamptz not null default now()
      )`);
    this.addSql(`
      create table card_reading (
        id bigint generated always as identity primary key,
        person_id uuid not null,
        actor_id text not null,
        actor_name text not null,
        request_id text not null,
        at timestamptz not null default now()
      )`);
    this.addSql('create index card_reading_person on card_reading (person_id, at)');

    this.addSql(`
      create function refuse_delete() returns trigger language plpgsql as $$
      begin
        raise exception '% is never deleted', tg_table_name;
      end $$`);
    for (const table of ['person', 'registration', 'dwelling', 'card_reading', 'issued_form']) {
      this.addSql(`create trigger never_deleted before delete on ${table} for each row execute function refuse_delete()`);
    }
  }
}
