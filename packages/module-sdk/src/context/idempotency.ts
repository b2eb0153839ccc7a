import { createHash } from 'node:crypto';
import { Conflict } from '../errors.js';
import type { Context, OnceRequest, OnceResult } from './context.js';
import { sqlState, violatedConstraint } from './transaction.js';

interface AppliedRow {
  operation: string;
  input_hash: string;
  result_id: string;
}

/** JSON with sorted keys, so that the order of fields does not matter. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    inner && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}

async function findApplied(ctx: Context, request: OnceRequest, inputHash: string): Promise<OnceResult | undefined> {
  const [row] = await ctx.sql<AppliedRow>('select operation, input_hash, result_id from applied_request where id = $1', [request.id]);
  if (!row) return undefined;
  if (row.operation !== request.operation || row.input_hash !== inputHash) {
    throw new Conflict('sdk.idReused', { id: request.id }, { field: 'id' });
  }
  return { resultId: row.result_id, replayed: true };
}

/** See `Context.once`. */
export async function applyOnce(
  ctx: Context,
  request: OnceRequest,
  work: (tx: Context) => Promise<{ resultId: string }>,
): Promise<OnceResult> {
  const inputHash = createHash('sha256').update(canonical(request.input)).digest('hex');
  const before = await findApplied(ctx, request, inputHash);
  if (before) return before;
  try {
    return await ctx.transact(
      async (tx) => {
        await tx.sql(
          'insert into applied_request (id, operation, input_hash, result_id, actor_id) values ($1, $2, $3, $4, $5)',
          [request.id, request.operation, inputHash, request.id, tx.actor.id],
        );
        const { resultId } = await work(tx);
        await tx.sql('update applied_request set result_id = $2 where id = $1', [request.id, resultId]);
        return { resultId, replayed: false };
      },
      { reason: request.reason },
    );
  } catch (error) {
    if (sqlState(error) !== '23505' || violatedConstraint(error) !== 'applied_request_pkey') throw error;
    const twin = await findApplied(ctx, request, inputHash);
    if (!twin) throw error;
    return twin;
  }
}
