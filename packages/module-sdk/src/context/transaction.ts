import type { EntityManager } from '@mikro-orm/postgresql';
import type { Context, TransactionOptions } from './context.js';

const RETRIED = new Set(['40001', '40P01']);
const ATTEMPTS = 4;

/**
 * SQLSTATE of a database error, also when the ORM wrapped it.
 *
 * @example if (sqlState(error) === '23505') throw new Conflict('notes.note.exists');
 */
export function sqlState(error: unknown): string | undefined {
  for (let at = error; at instanceof Error; at = at.cause) {
    if ('code' in at && typeof at.code === 'string' && /^[0-9A-Z]{5}$/.test(at.code)) return at.code;
  }
  return undefined;
}

/**
 * Name of the violated constraint, if that is what went wrong.
 *
 * @example if (violatedConstraint(error) === 'note_text_key') throw new Conflict('notes.note.exists');
 */
export function violatedConstraint(error: unknown): string | undefined {
  for (let at = error; at instanceof Error; at = at.cause) {
    if ('constraint' in at && typeof at.constraint === 'string') return at.constraint;
  }
  return undefined;
}

/** Runs `work` in a transaction of `em`, again when the database asks for it. */
export async function runTransaction<T>(
  em: EntityManager,
  scope: (tx: EntityManager) => Context,
  work: (tx: Context) => Promise<T>,
  options: TransactionOptions,
): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await em.fork({ keepTransactionContext: false }).transactional(async (forked) => {
        const tx = scope(forked as EntityManager);
        await tx.sql(
          `select set_config('demos.actor_id', $1, true), set_config('demos.actor_name', $2, true),
                  set_config('demos.request_id', $3, true), set_config('demos.reason', $4, true)`,
          [tx.actor.id, tx.actor.name, tx.requestId, options.reason ?? ''],
        );
        return work(tx);
      });
    } catch (error) {
      if (attempt >= ATTEMPTS || !RETRIED.has(sqlState(error) ?? '')) throw error;
      await new Promise((resolve) => setTimeout(resolve, 5 * attempt + Math.random() * 20));
    }
  }
}
