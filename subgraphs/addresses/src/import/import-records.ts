import { uuidv7 } from '@demos/module-sdk';
import type { PoolClient } from 'pg';
import type { GarArchive } from '../archive/gar-archive.js';
import type { Account } from './account.js';
import type { Change } from './switch-over.js';

/** Opens the record of an import; one that a crash left open is closed. */
export async function openRun(client: PoolClient, archive: GarArchive, regions: readonly string[]): Promise<string> {
  const id = uuidv7();
  await client.query(`update import_run set state = 'FAILED', failure = 'interrupted', finished_at = now() where state = 'RUNNING'`);
  await client.query(
    `insert into import_run (id, archive, release_date, release_version, regions, state) values ($1, $2, $3, $4, $5, 'RUNNING')`,
    [id, archive.name, archive.release.date, archive.release.version, regions],
  );
  return id;
}

/** Keeps the account: which file gave how many rows, and the rows set aside. */
export async function saveAccount(client: PoolClient, runId: string, account: Account): Promise<void> {
  const files = account.files.map((entry) => ({
    id: uuidv7(),
    path: entry.file.path,
    gar_table: entry.file.table,
    region: entry.file.region,
    state: entry.skipped ? 'SKIPPED' : 'LOADED',
    rows_read: entry.read,
    rows_loaded: entry.loaded,
    rows_filtered: entry.filtered,
    rows_quarantined: entry.quarantined,
    unknown_attributes: [...entry.unknownAttributes],
  }));
  await client.query(
    `insert into import_file (id, import_id, path, gar_table, region, state, rows_read, rows_loaded, rows_filtered, rows_quarantined, unknown_attributes)
     select id, $1, path, gar_table, region, state, rows_read, rows_loaded, rows_filtered, rows_quarantined, unknown_attributes
     from jsonb_to_recordset($2) as f(id uuid, path text, gar_table text, region text, state text, rows_read bigint, rows_loaded bigint,
       rows_filtered bigint, rows_quarantined bigint, unknown_attributes text[])`,
    [runId, JSON.stringify(files)],
  );
  const rows = account.badRows.map((row) => ({ id: uuidv7(), file: row.file, row_number: row.rowNumber, rule: row.rule, raw: row.raw }));
  await client.query(
    `insert into quarantined_row (id, import_id, file, row_number, rule, raw)
     select id, $1, file, row_number, rule, raw
     from jsonb_to_recordset($2) as r(id uuid, file text, row_number bigint, rule text, raw text)`,
    [runId, JSON.stringify(rows)],
  );
}

export async function closeRun(client: PoolClient, runId: string, change: Change): Promise<void> {
  await client.query(
    `update import_run set state = 'DONE', finished_at = now(), inserted = $2, changed = $3, deactivated = $4 where id = $1`,
    [runId, change.inserted, change.changed, change.deactivated],
  );
}

export async function failRun(client: PoolClient, runId: string, failure: string): Promise<void> {
  await client.query(`update import_run set state = 'FAILED', finished_at = now(), failure = $2 where id = $1`, [runId, failure]);
}
