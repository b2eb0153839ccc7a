import type { Context } from './context/context.js';

/** One change of one row: who, when, why, before, after. */
export interface HistoryRow {
  seq: string;
  at: Date;
  actorId: string;
  actorName: string;
  requestId: string;
  reason: string;
  table: string;
  rowId: string;
  subjectId: string;
  operation: 'I' | 'U' | 'D';
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
}

/**
 * Which part of a history.
 *
 * @example const page: HistoryPage = { first: 50, after: '1042' };
 */
export interface HistoryPage {
  first: number;
  /** `seq` of the last row of the page before. */
  after?: string;
}

/**
 * Changes of a subject, the newest first.
 *
 * @example const [last] = await historyOf(ctx, personId, { first: 1 });
 */
export async function historyOf(ctx: Context, subjectId: string, page: HistoryPage): Promise<HistoryRow[]> {
  const rows = await ctx.sql<Omit<HistoryRow, 'at'> & { at: number }>(
    `select seq::text as seq, (extract(epoch from at) * 1000)::float8 as at, actor_id as "actorId", actor_name as "actorName", request_id as "requestId", reason,
            table_name as "table", row_id as "rowId", subject_id as "subjectId", op as "operation", before, after
       from history
      where subject_id = $1 and ($2::bigint is null or seq < $2::bigint)
      order by seq desc limit $3`,
    [subjectId, page.after ?? null, Math.min(page.first, 500)],
  );
  return rows.map((row) => ({ ...row, at: new Date(row.at) }));
}

/**
 * The rows of a table that belonged to a subject at a moment, as they were recorded then.
 * A subject recorded later is given in its earliest state.
 *
 * @example const notes = await rowsAsOf(ctx, 'note', personId, new Date('2026-01-01'));
 */
export async function rowsAsOf(ctx: Context, table: string, subjectId: string, at: Date): Promise<Record<string, unknown>[]> {
  const rows = await ctx.sql<{ after: Record<string, unknown> | null }>(
    `select distinct on (row_id) after
       from history
      where subject_id = $1 and table_name = $2
        and seq <= greatest(
          (select max(seq) from history where subject_id = $1 and at <= $3),
          (select min(seq) from history where subject_id = $1 and table_name = $2))
      order by row_id, seq desc`,
    [subjectId, table, at],
  );
  return rows.flatMap(({ after }) => (after ? [after] : []));
}
