import type { JsonWebKey } from 'node:crypto';
import pg from 'pg';

/** Where a module answers, and what the platform says of it. */
export interface Registration {
  id: string;
  url: string;
  /** Verifies what the module signs itself. */
  publicKey: JsonWebKey;
  origin: 'workspace' | 'installed';
  granted: readonly string[];
}

/** Tells the gateway where a module answers. */
export interface Registry {
  register(modules: readonly Registration[]): Promise<void>;
  remove(id: string): Promise<void>;
  /** The modules of the office itself get what they ask for. */
  grantOwn(): Promise<void>;
  keepOnly(ids: string[]): Promise<void>;
  seeded(): Promise<string[]>;
  markSeeded(name: string): Promise<void>;
  close(): Promise<void>;
}

export function openRegistry(platformUrl: string): Registry {
  const pool = new pg.Pool({ connectionString: platformUrl, max: 2, idleTimeoutMillis: 5000, application_name: 'demos-supervisor' });
  pool.on('error', () => undefined);
  return {
    async register(modules) {
      await pool.query(
        `insert into platform.module as module (id, url, public_key, origin, granted, updated_at)
           select id, url, "publicKey", origin, granted, now()
             from jsonb_to_recordset($1) as ready (id text, url text, "publicKey" jsonb, origin text, granted text[])
         on conflict (id) do update set url = excluded.url, public_key = excluded.public_key, origin = excluded.origin,
           granted = case excluded.origin when 'workspace' then module.granted else excluded.granted end, updated_at = now()`,
        [JSON.stringify(modules)],
      );
      await pool.query("select pg_notify('demos_registry', $1)", [modules.map(({ id }) => id).join(',')]);
    },
    async grantOwn() {
      const { rowCount } = await pool.query(
        `update platform.module set granted = wanted.list from (
           select id, array(
             select jsonb_array_elements_text(coalesce(manifest->'asks', '[]'))
             union select 'events:' || (each->>'source') from jsonb_array_elements(coalesce(manifest->'events'->'consumes', '[]')) as each
           ) as list from platform.module where origin = 'workspace') as wanted
         where module.id = wanted.id and module.granted is distinct from wanted.list`,
      );
      if (rowCount) await pool.query("select pg_notify('demos_registry', '')");
    },
    async remove(id) {
      await pool.query('delete from platform.module where id = $1', [id]);
      await pool.query("select pg_notify('demos_registry', $1)", [id]);
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
