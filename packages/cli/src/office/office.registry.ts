import pg from 'pg';

/** Tells the gateway where a module answers. */
export interface Registry {
  register(addresses: ReadonlyMap<string, string>): Promise<void>;
  keepOnly(ids: string[]): Promise<void>;
  seeded(): Promise<string[]>;
  markSeeded(name: string): Promise<void>;
  close(): Promise<void>;
}

export function openRegistry(platformUrl: string): Registry {
  const pool = new pg.Pool({ connectionString: platformUrl, max: 2, idleTimeoutMillis: 5000, application_name: 'demos-supervisor' });
  pool.on('error', () => undefined);
  return {
    async register(addresses) {
      const ids = [...addresses.keys()];
      await pool.query(
        `insert into platform.module (id, url, updated_at) select id, url, now() from unnest($1::text[], $2::text[]) as ready (id, url)
         on conflict (id) do update set url = excluded.url, updated_at = now()`,
        [ids, [...addresses.values()]],
      );
      await pool.query("select pg_notify('demos_registry', $1)", [ids.join(',')]);
    },
    async keepOnly(ids) {
      await pool.query('delete from platform.module where id <> all($1::text[])', [ids]);
    },
    async seeded() {
      const { rows } = await pool.query<{ name: string }>('select name from platform.seed');
      return rows.map(({ name }) => name);
    },
    async markSeeded(name) {
      await pool.query('insert into platform.seed (name) values ($1) on conflict do nothing', [name]);
    },
    close: () => pool.end(),
  };
}
