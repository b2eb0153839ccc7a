import { historyOf, type Context, type HistoryRow } from '@demos/module-sdk';
import { COORDINATES } from './history.fields.js';
import { labelsIn, type Labels } from './history.labels.js';
import { HistoryOperation, type FieldChange, type HistoryConnection, type HistoryEntry } from './history.type.js';

const OPERATIONS = { I: HistoryOperation.CREATED, U: HistoryOperation.CHANGED, D: HistoryOperation.REMOVED } as const;
const LARGEST_PAGE = 100;

export async function listHistory(ctx: Context, personId: string, first: number, after?: string): Promise<HistoryConnection> {
  const size = Math.min(Math.max(first, 1), LARGEST_PAGE);
  const rows = await historyOf(ctx, personId, { first: size + 1, after });
  const labels = await labelsIn(ctx, rows);
  const nodes = rows.slice(0, size).map((row) => entryOf(ctx, row, labels)).filter(({ changes }) => changes.length > 0);
  const last = rows.slice(0, size).at(-1);
  return {
    nodes,
    edges: nodes.map((node) => ({ cursor: node.id, node })),
    pageInfo: { hasNextPage: rows.length > size, endCursor: last?.seq ?? null },
  };
}

function entryOf(ctx: Context, row: HistoryRow, labels: Labels): HistoryEntry {
  return {
    id: row.seq,
    at: row.at,
    actorId: row.actorId,
    actorName: row.actorName,
    reason: row.reason || undefined,
    requestId: row.requestId || undefined,
    table: row.table,
    operation: OPERATIONS[row.operation],
    changes: changesOf(ctx, row, labels),
  };
}

function changesOf(ctx: Context, { table, before, after }: HistoryRow, labels: Labels): FieldChange[] {
  return Object.entries(COORDINATES[table] ?? {}).flatMap(([column, coordinate]) => {
    const [was, is] = [shown(before?.[column], labels), shown(after?.[column], labels)];
    if (was === is) return [];
    const field = coordinate.slice(coordinate.indexOf('.') + 1);
    const level = ctx.level(coordinate);
    if (level === 'plain') return [{ field, coordinate, before: was, after: is }];
    ctx.restrict(coordinate, level);
    return [{ field, coordinate, before: null, after: null }];
  });
}

const shown = (value: unknown, labels: Labels): string | null =>
  value === null || value === undefined ? null : (labels.get(String(value)) ?? String(value));
