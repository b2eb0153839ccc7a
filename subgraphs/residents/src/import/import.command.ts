import type { CommandIo, Context } from '@demos/module-sdk';
import { today } from '../calendar/day.js';
import { PlaceCache } from './import.addresses.js';
import { insertBatch, insertRepresentations } from './import.batch.js';
import { ahead, batchesOf, type Line } from './import.lines.js';
import { ImportReport } from './import.report.js';
import { readRow, type NumberedRow } from './import.row.js';
import { problemsOfRow } from './import.validation.js';

const ROWS_A_BATCH = 250;

export async function importPeople(ctx: Context, [path]: readonly string[], io: CommandIo): Promise<void> {
  if (!path) throw new Error('Name the file: import <people.ndjson>');
  const report = new ImportReport(ctx, io, path);
  const places = new PlaceCache(ctx);
  const pairs: [string, string][] = [];
  for await (const rows of ahead(checkedBatches(ctx, path, places, report))) {
    const loaded = await load(ctx, rows, places, report);
    report.loaded += loaded.length;
    for (const { person, representativeIds } of loaded) for (const id of representativeIds) pairs.push([person.id, id]);
    report.progress();
  }
  for (let from = 0; from < pairs.length; from += ROWS_A_BATCH) {
    await ctx.transact((tx) => insertRepresentations(tx, pairs.slice(from, from + ROWS_A_BATCH)), { reason: 'import' });
  }
  if (report.loaded > 0) await ctx.sql('analyze person, identity_document, dwelling, registration');
  report.close();
}

async function* checkedBatches(ctx: Context, path: string, places: PlaceCache, report: ImportReport): AsyncGenerator<NumberedRow[]> {
  const grounds = new Set((await ctx.sql<{ code: string }>('select code from deregistration_ground')).map(({ code }) => code));
  for await (const lines of batchesOf(path, ROWS_A_BATCH)) {
    report.read += lines.length;
    const rows = lines.flatMap((line) => checkedRow(ctx, line, grounds, report));
    const fresh = await withoutPresent(ctx, rows);
    report.present += rows.length - fresh.length;
    await places.prepare(fresh);
    yield fresh.filter((row) => {
      const problems = places.problems(row);
      if (problems.length > 0) report.refuseFor(row.line, problems);
      return problems.length === 0;
    });
  }
}

function checkedRow(ctx: Context, { text, number }: Line, grounds: ReadonlySet<string>, report: ImportReport): NumberedRow[] {
  const row = readRow(text);
  const problems = row ? problemsOfRow(row, grounds, today()) : [];
  if (row && problems.length === 0) return [{ ...row, line: number }];
  if (row) report.refuseFor(number, problems);
  else report.refuse(number, ctx.t('residents.import.shape'));
  return [];
}

async function withoutPresent(ctx: Context, rows: readonly NumberedRow[]): Promise<NumberedRow[]> {
  const known = await ctx.sql<{ id: string }>('select id from person where id = any($1)', [rows.map(({ person }) => person.id)]);
  const seen = new Set(known.map(({ id }) => id));
  return rows.filter(({ person }) => !seen.has(person.id) && seen.add(person.id));
}

/** One transaction for the batch; when the database refuses it, one for each row, to find the bad one. */
async function load(ctx: Context, rows: readonly NumberedRow[], places: PlaceCache, report: ImportReport): Promise<readonly NumberedRow[]> {
  const insert = (some: readonly NumberedRow[]) => ctx.transact((tx) => insertBatch(tx, some, places), { reason: 'import' });
  try {
    await insert(rows);
    return rows;
  } catch {
    const loaded: NumberedRow[] = [];
    for (const row of rows) {
      try {
        await insert([row]);
        loaded.push(row);
      } catch (error) {
        report.refuse(row.line, error instanceof Error ? (error.message.split('\n').at(-1) ?? '') : String(error));
      }
    }
    return loaded;
  }
}
