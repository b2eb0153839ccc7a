import { historyOf, type Context, type HistoryRow } from '@demos/module-sdk';
import { Dwelling } from '../dwelling/dwelling.entity.js';
import { COORDINATES } from './history.fields.js';
import { HistoryOperation, type FieldChange, type HistoryConnection, type HistoryEntry } from './history.type.js';

const OPERATIONS = { I: HistoryOperation.CREATED, U: HistoryOperation.CHANGED, D: HistoryOperation.REMOVED } as const;
const LARGEST_PAGE = 100;

export async function listHistory(ctx: Context, personId: string, first: number, after?: string): Promise<HistoryConnection> {
  const size = Math.min(Math.max(first, 1), LARGEST_PAGE);
  const rows = await historyOf(ctx, personId, { first: size + 1, after });
  const addresses = await addressesIn(ctx, rows);
  const nodes = rows.slice(0, size).map((row) => entryOf(ctx, row, addresses)).filter(({ changes }) => changes.length > 0);
  const last = rows.slice(0, size).at(-1);
  return {
    nodes,
    edges: nodes.map((node) => ({ cursor: node.id, node })),
    pageInfo: { hasNextPage: rows.length > size, endCursor: last?.seq ?? null },
  };
}

function entryOf(ctx: Context, row: HistoryRow, addresses: Map<string, string>): HistoryEntry {
  return {
    id: row.seq,
    at: row.at,
    actorId: row.actorId,
    actorName: row.actorName,
    reason: row.reason || undefined,
    requestId: row.requestId || undefined,
    table: row.table,
    operation: OPERATIONS[row.operation],
    changes: changesOf(ctx, row, addresses),
  };
}

function changesOf(ctx: Context, { table, before, after }: HistoryRow, addresses: Map<string, string>): FieldChange[] {
  return Object.entries(COORDINATES[table] ?? {}).flatMap(([column, coordinate]) => {
    const [was, is] = [shown(before?.[column], addresses), shown(after?.[column], addresses)];
    if (was === is) return [];
    const field = coordinate.slice(coordinate.indexOf('.') + 1);
    const level = ctx.level(coordinate);
    if (level === 'plain') return [{ field, coordinate, before: was, after: is }];
    ctx.restrict(coordinate, level);
    return [{ field, coordinate, before: null, after: null }];
  });
}

const shown = (value: unknown, addresses: Map<string, string>): string | null =>
  value === null || value === undefined ? null : (addresses.get(String(value)) ?? String(value));

async function addressesIn(ctx: Context, rows: readonly HistoryRow[]): Promise<Map<string, string>> {
  const ids = rows.flatMap(({ before, after }) => [before?.['dwelling_id'], after?.['dwelling_id']]).filter((id) => typeof id === 'string');
  if (ids.length === 0) return new Map();
  const dwellings = await ctx.em.find(Dwelling, { id: { $in: [...new Set(ids)] } }, { filters: false });
  return new Map(dwellings.map(({ id, addressText }) => [id, addressText]));
}
