import type { Pool } from 'pg';
import type { OperationStore, OperationUse, RecordedOperation } from './operation-store.js';

const MOST_KEPT = 5_000;
const KEPT_DAYS = 90;

interface OperationRow {
  hash: string;
  document: string;
  operation_name: string | null;
  uses: string;
  last_seen: Date;
}

export class PostgresOperationStore implements OperationStore {
  readonly #pool: Pool;
  #known = new Set<string>();

  constructor(pool: Pool) {
    this.#pool = pool;
  }

  /** Rows are written in one order by all gateways, so that none waits for another in a circle. */
  async record(uses: readonly OperationUse[]): Promise<void> {
    const sorted = [...uses].sort((one, other) => (one.hash < other.hash ? -1 : 1));
    await this.#pool.query(
      `insert into platform.recorded_operation (hash, document, operation_name, uses)
       select * from unnest($1::text[], $2::text[], $3::text[], $4::bigint[])
       on conflict (hash) do update set uses = recorded_operation.uses + excluded.uses, last_seen = now()`,
      [sorted.map(({ hash }) => hash), sorted.map(({ document }) => document), sorted.map(({ operationName }) => operationName), sorted.map((use) => use.uses)],
    );
    const unseen = sorted.filter(({ hash }) => !this.#known.has(hash));
    if (unseen.length === 0) return;
    this.#known = new Set([...this.#known, ...unseen.map(({ hash }) => hash)].slice(-MOST_KEPT));
    await this.#forgetOld();
  }

  async recent(limit: number): Promise<RecordedOperation[]> {
    const { rows } = await this.#pool.query<OperationRow>(
      'select hash, document, operation_name, uses, last_seen from platform.recorded_operation where last_seen > now() - $2 * interval \'1 day\' order by last_seen desc limit $1',
      [limit, KEPT_DAYS],
    );
    return rows.map((row) => ({ hash: row.hash, document: row.document, operationName: row.operation_name, uses: Number(row.uses), lastSeen: row.last_seen.toISOString() }));
  }

  async #forgetOld(): Promise<void> {
    await this.#pool.query(
      `delete from platform.recorded_operation where hash in (
         select hash from platform.recorded_operation order by last_seen desc offset $1
       ) or last_seen < now() - $2 * interval '1 day'`,
      [MOST_KEPT, KEPT_DAYS],
    );
  }
}
