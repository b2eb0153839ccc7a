import { Migration } from '@mikro-orm/migrations';

/**
 * What every module's schema has: the history of its tables and the requests it has carried out.
 * The history is chained in 16 lanes, so that writers of different subjects do not wait for each other.
 */
export class Base20261122000000 extends Migration {
  override up(): void {
    this.addSql(`
      create table history (
        seq bigint generated always as identity primary key,
        lane smallint not null,
        at timestamptz not null default clock_timestamp(),
        actor_id text not null,
        actor_name text not null,
        request_id text not null,
        reason text not null,
        table_name text not null,
        row_id text not null,
        subject_id text not null,
        op char(1) not null check (op in ('I', 'U', 'D')),
        before jsonb,
        after jsonb,
        prev_hash bytea not null,
        hash bytea not null
      )`);
    this.addSql('create index history_subject on history (subject_id, seq)');
    this.addSql('create table history_lane (lane smallint primary key, hash bytea not null)');
    this.addSql(`insert into history_lane select n, '\\x'::bytea from generate_series(0, 15) n`);
    this.addSql(`
      create function refuse_change() returns trigger language plpgsql as $$
      begin
        raise exception '% is append-only', tg_table_name;
      end $$`);
    this.addSql('create trigger history_append_only before update or delete on history for each row execute function refuse_change()');
    this.addSql(`
      create function record_history() returns trigger language plpgsql set search_path from current as $$
      declare
        subject_column text := tg_argv[0];
        excluded text[] := string_to_array(tg_argv[1], ',');
        old_row jsonb := case when tg_op <> 'INSERT' then to_jsonb(old) - excluded end;
        new_row jsonb := case when tg_op <> 'DELETE' then to_jsonb(new) - excluded end;
        whole jsonb := coalesce(new_row, old_row);
        subject text := whole ->> subject_column;
        the_lane smallint := abs(hashtext(subject) % 16);
        now_at timestamptz := clock_timestamp();
        actor text := coalesce(nullif(current_setting('demos.actor_id', true), ''), 'system');
        actor_label text := coalesce(current_setting('demos.actor_name', true), '');
        request text := coalesce(current_setting('demos.request_id', true), '');
        why text := coalesce(current_setting('demos.reason', true), '');
        previous bytea;
        link bytea;
      begin
        if tg_op = 'UPDATE' and old_row = new_row then
          return null;
        end if;
        select hash into previous from history_lane where lane = the_lane for update;
        link := sha256(previous || convert_to(concat_ws('|', tg_table_name, whole ->> 'id', subject, tg_op, actor, request, why,
          extract(epoch from now_at), old_row::text, new_row::text), 'UTF8'));
        update history_lane set hash = link where lane = the_lane;
        insert into history (lane, at, actor_id, actor_name, request_id, reason, table_name, row_id, subject_id, op, before, after, prev_hash, hash)
        values (the_lane, now_at, actor, actor_label, request, why, tg_table_name, whole ->> 'id', subject,
          left(tg_op, 1), old_row, new_row, previous, link);
        return null;
      end $$`);
    this.addSql(`
      create table applied_request (
        id uuid primary key,
        operation text not null,
        input_hash text not null,
        result_id text not null,
        actor_id text not null,
        at timestamptz not null default now()
      )`);
  }
}
