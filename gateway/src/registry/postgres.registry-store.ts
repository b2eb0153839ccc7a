import type { JWK } from 'jose';
import { Client, Pool } from 'pg';
import type { Logger } from '../logger.js';
import { PostgresOperationStore } from '../operations/postgres.operation-store.js';
import { PostgresOrderStore } from '../orders/postgres.order-store.js';
import type { Manifest, ModuleRecord, StoredSupergraph } from './module-record.js';
import { PLATFORM_TABLES } from './platform-tables.js';
import type { RegistryStore } from './registry-store.js';

const ALREADY_THERE = new Set(['23505', '42P06', '42P07']);
const RECONNECT_MS = 1_000;
const KEPT_SUPERGRAPHS = 20;

interface ModuleRow {
  id: string;
  url: string;
  manifest: Manifest | null;
  sdl: string | null;
  public_key: JWK | null;
  origin: 'workspace' | 'installed' | null;
  granted: string[] | null;
}

export class PostgresRegistryStore implements RegistryStore {
  readonly operations: PostgresOperationStore;
  readonly orders: PostgresOrderStore;
  readonly #url: string;
  readonly #pool: Pool;
  readonly #log: Logger;
  #listener: Client | undefined;
  #reconnect: NodeJS.Timeout | undefined;
  #closed = false;

  constructor(url: string, log: Logger) {
    this.#url = url;
    this.#log = log;
    this.#pool = new Pool({ connectionString: url, max: 4, application_name: 'demos-gateway' });
    this.operations = new PostgresOperationStore(this.#pool);
    this.orders = new PostgresOrderStore(this.#pool);
    this.#pool.on('error', (error) => this.#log.warn({ reason: error.message }, 'a registry connection was lost'));
  }

  async open(onChange: () => void): Promise<void> {
    await this.#migrate();
    await this.#listen(onChange);
  }

  async modules(): Promise<ModuleRecord[]> {
    const { rows } = await this.#pool.query<ModuleRow>('select id, url, manifest, sdl, public_key, origin, granted from platform.module order by id');
    return rows.map(({ id, url, manifest, sdl, public_key, origin, granted }) => ({
      id,
      url,
      manifest: manifest ?? undefined,
      sdl: sdl ?? undefined,
      publicKey: public_key ?? undefined,
      origin: origin ?? undefined,
      granted: granted ?? undefined,
    }));
  }

  /** The other gateways on this database are told at once, unless they told it themselves. */
  async saveManifest(manifest: Manifest): Promise<void> {
    await this.#pool.query(
      `with saved as (
         update platform.module set version = $2, manifest = $3, sdl = $4, checked_at = now(), updated_at = now()
          where id = $1 and manifest is distinct from $3::jsonb returning id
       ) select pg_notify('demos_registry', id) from saved`,
      [manifest.id, manifest.version, JSON.stringify(manifest), manifest.sdl],
    );
  }

  async supergraph(id?: string): Promise<StoredSupergraph | undefined> {
    const { rows } = await this.#pool.query<StoredSupergraph>(
      'select id, sdl from platform.supergraph where $1::text is null or id = $1 order by activated_at desc limit 1',
      [id ?? null],
    );
    return rows[0];
  }

  async saveSupergraph({ id, sdl }: StoredSupergraph): Promise<void> {
    await this.#pool.query(
      `insert into platform.supergraph (id, sdl) values ($1, $2)
       on conflict (id) do update set sdl = excluded.sdl, activated_at = clock_timestamp()`,
      [id, sdl],
    );
    await this.#pool.query('delete from platform.supergraph where id not in (select id from platform.supergraph order by activated_at desc limit $1)', [KEPT_SUPERGRAPHS]);
  }

  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#reconnect);
    await this.#listener?.end();
    await this.#pool.end();
  }

  /** The supervisor creates the same tables: whoever comes second finds them there, even in the same instant. */
  async #migrate(): Promise<void> {
    try {
      await this.#createWhatIsMissing();
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? String(error.code) : '';
      if (!ALREADY_THERE.has(code)) throw error;
      await this.#createWhatIsMissing();
    }
  }

  /** An office may give the platform a schema of its own but not the right to make schemas. */
  async #createWhatIsMissing(): Promise<void> {
    const { rows } = await this.#pool.query<{ missing: boolean }>("select to_regnamespace('platform') is null as missing");
    if (rows[0]?.missing) await this.#pool.query('create schema platform');
    await this.#pool.query(PLATFORM_TABLES);
  }

  async #listen(onChange: () => void): Promise<void> {
    const client = new Client({ connectionString: this.#url, application_name: 'demos-gateway-listen', keepAlive: true });
    client.on('notification', onChange);
    client.on('error', (error) => this.#log.warn({ reason: error.message }, 'the registry connection that listens was lost'));
    client.once('end', () => this.#listenLater(onChange));
    await client.connect();
    await client.query('listen demos_registry');
    this.#listener = client;
  }

  #listenLater(onChange: () => void): void {
    if (this.#closed) return;
    clearTimeout(this.#reconnect);
    this.#reconnect = setTimeout(() => {
      this.#listen(onChange).then(onChange, () => this.#listenLater(onChange));
    }, RECONNECT_MS);
  }
}
