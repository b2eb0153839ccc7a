import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import type { CommandIo, Context } from '@demos/module-sdk';
import { today } from '../calendar/day.js';
import type { Problem } from '../validation/problem.js';
import { PlaceCache } from './import.addresses.js';
import { insertBatch, insertRepresentations } from './import.batch.js';
import { readRow, type NumberedRow } from './import.row.js';
import { problemsOfRow } from './import.validation.js';

const ROWS_A_BATCH = 500;
const REPORTED_AT_MOST = 100;

interface Account {
  read: number;
  loaded: number;
  present: number;
  refused: number;
}

export async function importPeople(ctx: Context, [path]: readonly string[], io: CommandIo): Promise<void> {
  if (!path) throw new Error('Name the file: import <people.ndjson>');
  const account: Account = { read: 0, loaded: 0, present: 0, refused: 0 };
  const grounds = new Set((await ctx.sql<{ code: string }>('select code from deregistration_ground')).map(({ code }) => code));
  const places = new PlaceCache(ctx);
  const pairs: [string, string][] = [];

  const refuse = (line: number, problems: readonly Problem[] | string) => {
    account.refused += 1;
    if (account.refused > REPORTED_AT_MOST) return;
    const why = typeof problems === 'string' ? problems : problems.map(({ field, key, vars }) => `${field}: ${ctx.t(key, vars)}`).join('; ');
    io.print(`${path}:${line}: ${why}`);
  };

  for await (const lines of batchesOf(path)) {
    account.read += lines.length;
    const rows = lines.flatMap(({ text, line }): NumberedRow[] => {
      const row = readRow(text);
      const problems = row ? problemsOfRow(row, grounds, today()) : undefined;
      if (row && problems?.length === 0) return [{ ...row, line }];
      refuse(line, problems ?? ctx.t('residents.import.shape'));
      return [];
    });
    const fresh = await withoutPresent(ctx, rows);
    account.present += rows.length - fresh.length;
    await places.prepare(fresh);
    const placed = fresh.filter((row) => {
      const problems = places.problems(row);
      if (problems.length > 0) refuse(row.line, problems);
      return problems.length === 0;
    });
    const loaded = await load(ctx, placed, places, refuse);
    account.loaded += loaded.length;
    for (const { person, representativeIds } of loaded) for (const id of representativeIds) pairs.push([person.id, id]);
    io.progress(`${account.read} read, ${account.loaded} loaded`);
  }
  await linkAll(ctx, pairs);
  io.print(`${account.read} read = ${account.loaded} loaded + ${account.present} already there + ${account.refused} refused`);
}

async function withoutPresent(ctx: Context, rows: readonly NumberedRow[]): Promise<NumberedRow[]> {
  const seen = new Set<string>();
  const known = await ctx.sql<{ id: string }>('select id from person where id = any($1)', [rows.map(({ person }) => person.id)]);
  for (const { id } of known) seen.add(id);
  return rows.filter(({ person }) => !seen.has(person.id) && seen.add(person.id));
}

/** One transaction for the batch; when the database refuses it, one for each row, to find the bad one. */
async function load(
  ctx: Context,
  rows: readonly NumberedRow[],
  places: PlaceCache,
  refuse: (line: number, why: string) => void,
): Promise<readonly NumberedRow[]> {
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
        refuse(row.line, error instanceof Error ? (error.message.split('\n').at(-1) ?? '') : String(error));
      }
    }
    return loaded;
  }
}

async function linkAll(ctx: Context, pairs: readonly [string, string][]): Promise<void> {
  for (let from = 0; from < pairs.length; from += ROWS_A_BATCH) {
    await ctx.transact((tx) => insertRepresentations(tx, pairs.slice(from, from + ROWS_A_BATCH)), { reason: 'import' });
  }
}

async function* batchesOf(path: string): AsyncGenerator<{ text: string; line: number }[]> {
  let batch: { text: string; line: number }[] = [];
  let line = 0;
  for await (const text of createInterface({ input: createReadStream(path, 'utf8'), crlfDelay: Infinity })) {
    line += 1;
    if (!text.trim()) continue;
    batch.push({ text, line });
    if (batch.length < ROWS_A_BATCH) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}
