import { randomUUID } from 'node:crypto';
import pg from 'pg';
import type { ModuleManifest } from './package.manifest.js';

export type Verb = 'add' | 'upgrade' | 'enable' | 'disable' | 'remove' | 'rollback' | 'check';

export interface Actor {
  id: string;
  name: string;
}

export interface Order {
  id: string;
  verb: Verb;
  args: Record<string, unknown>;
  actor: Actor;
  state: 'waiting' | 'working' | 'done' | 'refused';
  progress: string[];
  result: unknown;
}

export interface InstalledModule {
  id: string;
  version: string;
  /** Below the shelf. */
  folder: string;
  source: string;
  sha256: string;
  publisherKey: string | null;
  state: 'enabled' | 'disabled';
  granted: string[];
  manifest: ModuleManifest;
  previous: Omit<InstalledModule, 'previous'> | null;
}

export interface RunningModule {
  id: string;
  url: string;
  version: string | null;
  origin: string | null;
}

export interface JournalEntry {
  at: Date;
  actor: Actor;
  verb: string;
  module: string | null;
  version: string | null;
  outcome: 'done' | 'refused';
  reason: string | null;
  details: Record<string, unknown> | null;
}

const INSTALLED = `id, version, folder, source, sha256, publisher_key as "publisherKey", state, granted, manifest, previous`;

/** Modules of this office, orders about them and what became of those: schema `platform`. */
export class ModuleStore {
  readonly #pool: pg.Pool;

  constructor(readonly url: string) {
    this.#pool = new pg.Pool({ connectionString: url, max: 2, idleTimeoutMillis: 5000, application_name: 'demos-supervisor' });
    this.#pool.on('error', () => undefined);
  }

  close(): Promise<void> {
    return this.#pool.end();
  }

  async installed(): Promise<InstalledModule[]> {
    const { rows } = await this.#pool.query<InstalledModule>(`select ${INSTALLED} from platform.installed_module order by id`);
    return rows;
  }

  async findInstalled(id: string): Promise<InstalledModule | undefined> {
    const { rows } = await this.#pool.query<InstalledModule>(`select ${INSTALLED} from platform.installed_module where id = $1`, [id]);
    return rows[0];
  }

  async saveInstalled(module: InstalledModule, actor: Actor): Promise<void> {
    const { id, version, folder, source, sha256, publisherKey, state, granted, manifest, previous } = module;
    await this.#pool.query(
      `insert into platform.installed_module (id, version, folder, source, sha256, publisher_key, state, granted, manifest, previous, changed_at, changed_by)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, now(), $11)
       on conflict (id) do update set version = excluded.version, folder = excluded.folder, source = excluded.source, sha256 = excluded.sha256,
         publisher_key = excluded.publisher_key, state = excluded.state, granted = excluded.granted, manifest = excluded.manifest,
         previous = excluded.previous, changed_at = now(), changed_by = excluded.changed_by`,
      [id, version, folder, source, sha256, publisherKey, state, granted, JSON.stringify(manifest), previous && JSON.stringify(previous), actor.id],
    );
  }

  async forgetInstalled(id: string): Promise<void> {
    await this.#pool.query('delete from platform.installed_module where id = $1', [id]);
  }

  /** Modules as the gateway knows them. */
  async running(): Promise<RunningModule[]> {
    const { rows } = await this.#pool.query<RunningModule>('select id, url, version, origin from platform.module order by id');
    return rows;
  }

  /** Has the followers of these feeds look now: while they were on trial, the gateway did not answer them. */
  async wakeFollowers(sources: readonly string[]): Promise<void> {
    await this.#pool.query("select pg_notify('demos_events', source) from unnest($1::text[]) as source", [sources]);
  }

  async record(entry: Omit<JournalEntry, 'at'>): Promise<void> {
    const { actor, verb, module, version, outcome, reason, details } = entry;
    await this.#pool.query(
      `insert into platform.module_journal (actor_id, actor_name, verb, module, version, outcome, reason, details) values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [actor.id, actor.name, verb, module, version, outcome, reason, details && JSON.stringify(details)],
    );
  }

  /** The latest entries, the oldest of them first. */
  async journal(limit: number, module?: string): Promise<JournalEntry[]> {
    const { rows } = await this.#pool.query<JournalEntry & { actorId: string; actorName: string }>(
      `select at, actor_id as "actorId", actor_name as "actorName", verb, module, version, outcome, reason, details
         from platform.module_journal where $2::text is null or module = $2 order by seq desc limit $1`,
      [limit, module ?? null],
    );
    return rows.reverse().map(({ actorId, actorName, ...entry }) => ({ ...entry, actor: { id: actorId, name: actorName } }));
  }

  /** Whose key a module had that was removed while its data stayed. */
  async keyLeftBehind(id: string): Promise<string | null> {
    const { rows } = await this.#pool.query<{ key: string | null; purged: boolean | null }>(
      `select details->>'publisherKey' as key, (details->>'purge')::boolean as purged from platform.module_journal
        where module = $1 and verb = 'remove' and outcome = 'done' order by seq desc limit 1`,
      [id],
    );
    return rows[0] && !rows[0].purged ? rows[0].key : null;
  }

  async place(verb: Verb, args: object, actor: Actor): Promise<string> {
    const id = randomUUID();
    await this.#pool.query('insert into platform.module_order (id, verb, args, actor_id, actor_name) values ($1, $2, $3, $4, $5)', [id, verb, JSON.stringify(args), actor.id, actor.name]);
    await this.#pool.query("select pg_notify('demos_orders', $1)", [id]);
    return id;
  }

  async findOrder(id: string): Promise<Order | undefined> {
    return (await this.#orders('where id = $1', [id]))[0];
  }

  /** Takes the oldest order that waits. */
  async takeOrder(): Promise<Order | undefined> {
    const { rows } = await this.#pool.query<{ id: string }>(
      `update platform.module_order set state = 'working' where id =
         (select id from platform.module_order where state = 'waiting' order by at, id limit 1 for update skip locked) returning id`,
    );
    return rows[0] && this.findOrder(rows[0].id);
  }

  ordersAtWork(): Promise<Order[]> {
    return this.#orders("where state = 'working'", []);
  }

  async progress(id: string, text: string): Promise<void> {
    await this.#pool.query('update platform.module_order set progress = progress || $2::text where id = $1', [id, text]);
    await this.#pool.query("select pg_notify('demos_order_changed', $1)", [id]);
  }

  async finish(id: string, state: 'done' | 'refused', result: object): Promise<void> {
    await this.#pool.query('update platform.module_order set state = $2, result = $3, finished_at = now() where id = $1', [id, state, JSON.stringify(result)]);
    await this.#pool.query("select pg_notify('demos_order_changed', $1)", [id]);
  }

  async #orders(where: string, values: unknown[]): Promise<Order[]> {
    const { rows } = await this.#pool.query<Omit<Order, 'actor'> & { actorId: string; actorName: string }>(
      `select id, verb, args, actor_id as "actorId", actor_name as "actorName", state, progress, result from platform.module_order ${where} order by at`,
      values,
    );
    return rows.map(({ actorId, actorName, ...order }) => ({ ...order, actor: { id: actorId, name: actorName } }));
  }
}
