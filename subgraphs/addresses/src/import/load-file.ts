import type { PoolClient } from 'pg';
import type { GarFile } from '../archive/gar-archive.js';
import { readRows, type XmlRow } from '../archive/xml-rows.js';
import { firstFault, unknownAttributes, type TableSpec } from '../tables/table-spec.js';
import { assertFewBadRows, keepBadRow, openFileAccount, rawRow, type Account } from './account.js';
import { copyWriter } from './copy-writer.js';
import { FILTERED, type Prepared } from './prepared.js';
import type { Progress } from './progress.js';

export interface FileLoad {
  client: PoolClient;
  account: Account;
  progress: Progress;
  file: GarFile;
  spec: TableSpec;
  /** Staging table with its columns; the last two take the file and the row number. */
  target: string;
  prepare(row: XmlRow): Prepared;
}

/** Streams one file into its staging table. Bad rows are set aside, and the file is accounted for. */
export async function loadFile({ client, account, progress, file, spec, target, prepare }: FileLoad): Promise<void> {
  const fileNumber = account.files.length;
  const entry = openFileAccount(account, file);
  const writer = copyWriter(client, target);
  let reported = 0;

  function take(row: XmlRow, rowNumber: number): void {
    entry.read += 1;
    for (const name of unknownAttributes(spec, row)) entry.unknownAttributes.add(name);
    const fault = firstFault(spec, row);
    const prepared = fault ? { rule: fault } : prepare(row);
    if (prepared === FILTERED) {
      entry.filtered += 1;
    } else if ('rule' in prepared) {
      entry.quarantined += 1;
      keepBadRow(account, { file: file.path, rowNumber, rule: prepared.rule, raw: rawRow(spec.row, row) });
    } else {
      entry.loaded += 1;
      writer.add([...prepared, fileNumber, rowNumber]);
    }
  }

  try {
    progress.file(file.path);
    await readRows(file, spec, {
      row: take,
      async piece(bytes) {
        progress.add(entry.read - reported, bytes);
        reported = entry.read;
        await writer.drain();
      },
    });
    await writer.end();
  } catch (error) {
    await writer.abort();
    throw error;
  }
  assertFewBadRows(entry);
}
