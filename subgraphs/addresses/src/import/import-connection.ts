import { Conflict, type Context } from '@demos/module-sdk';
import type { PoolClient } from 'pg';

/**
 * A connection of its own for the import, under a lock that no second import gets.
 * It is closed afterwards: with it go its temporary tables, settings and lock.
 */
export async function withImportConnection<T>(ctx: Context, work: (client: PoolClient) => Promise<T>): Promise<T> {
  const pool = await ctx.em.getConnection().getNativeClient();
  const client = await pool.connect();
  try {
    const { rows } = await client.query<{ locked: boolean }>(
      `select pg_try_advisory_lock(hashtext('addresses.import'), hashtext(current_schema())) as locked`,
    );
    if (!rows[0]?.locked) throw new Conflict('addresses.import.running');
    return await work(client);
  } finally {
    // closing is not awaited, and the next import must not find the lock of this one
    await client.query('select pg_advisory_unlock_all()').catch(() => undefined);
    client.release(true);
  }
}
