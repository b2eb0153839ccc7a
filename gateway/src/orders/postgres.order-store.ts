import type { Pool } from 'pg';
import type { InstalledModule, JournalEntry, NewOrder, Order, OrderStore } from './order-store.js';

const ORDER = `id, verb, args, actor_id as "actorId", actor_name as "actorName", at, state, progress, result, finished_at as "finishedAt"`;

export class PostgresOrderStore implements OrderStore {
  readonly #pool: Pool;

  constructor(pool: Pool) {
    this.#pool = pool;
  }

  async place({ id, verb, args, actorId, actorName }: NewOrder): Promise<void> {
    await this.#pool.query(
      `with placed as (
         insert into platform.module_order (id, verb, args, actor_id, actor_name) values ($1, $2, $3, $4, $5)
         on conflict (id) do nothing returning id
       ) select pg_notify('demos_orders', id::text) from placed`,
      [id, verb, JSON.stringify(args), actorId, actorName],
    );
  }

  async find(id: string): Promise<Order | undefined> {
    const { rows } = await this.#pool.query<Order>(`select ${ORDER} from platform.module_order where id = $1`, [id]);
    return rows[0];
  }

  async latest(limit: number): Promise<Order[]> {
    const { rows } = await this.#pool.query<Order>(`select ${ORDER} from platform.module_order order by at desc limit $1`, [limit]);
    return rows;
  }

  async journal(limit: number): Promise<JournalEntry[]> {
    const { rows } = await this.#pool.query<JournalEntry>(
      `select seq::float8 as seq, at, actor_id as "actorId", actor_name as "actorName", verb, module, version, outcome, reason, details
         from platform.module_journal order by seq desc limit $1`,
      [limit],
    );
    return rows;
  }

  async installed(): Promise<InstalledModule[]> {
    const { rows } = await this.#pool.query<InstalledModule>(
      `select id, version, source, sha256, publisher_key as "publisherKey", state, granted, coalesce(manifest->'asks', '[]') as asks,
              previous->>'version' as "previousVersion", changed_at as "changedAt", changed_by as "changedBy"
         from platform.installed_module order by id`,
    );
    return rows;
  }
}
