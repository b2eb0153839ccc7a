import { EventEmitter } from 'node:events';
import type { Logger } from '../logger.js';
import type { ManifestClient } from './manifest.client.js';
import { schemaHash, type Manifest, type ModuleRecord, type ModuleStanding } from './module-record.js';
import type { RegistryStore } from './registry-store.js';

export type ModuleStatus = 'starting' | 'up' | 'down';

export interface RegisteredModule {
  readonly id: string;
  url: string;
  manifest: Manifest | undefined;
  sdl: string | undefined;
  standing: ModuleStanding;
  /** Hash of a schema → address of the process that was last known to serve it. */
  served: Map<string, string>;
  status: ModuleStatus;
  /** Whether it has answered this gateway at least once. */
  answered: boolean;
  manifestAt: number;
  /** Something was said of it since it was last looked at. */
  stale: boolean;
}

interface RegistryEvents {
  /** Another set of schemas. */
  changed: [];
  /** Anything else that a screen may show: status, manifest, rights. */
  noticed: [];
  /** A module went for good, and nothing that runs can still need it. */
  departed: [moduleId: string];
}

export interface ModuleRegistryOptions {
  store: RegistryStore;
  log: Logger;
  pollMs?: number;
  manifestMaxAgeMs?: number;
  /** How long a module that was taken out can still be reached by requests under way. */
  graceMs?: number;
}

const MOST_SERVED = 4;

/** Which modules there are, where, and what each of them last said about itself. */
export class ModuleRegistry extends EventEmitter<RegistryEvents> {
  readonly #modules = new Map<string, RegisteredModule>();
  readonly #leaving = new Map<string, { module: RegisteredModule; timer: NodeJS.Timeout }>();
  readonly #looking = new Set<RegisteredModule>();
  readonly #store: RegistryStore;
  readonly #log: Logger;
  readonly #pollMs: number;
  readonly #manifestMaxAgeMs: number;
  readonly #graceMs: number;
  #manifests: ManifestClient | undefined;
  #timer: NodeJS.Timeout | undefined;
  #refreshing: Promise<void> | undefined;
  #again = false;
  #stopped = false;

  constructor({ store, log, pollMs = 2_000, manifestMaxAgeMs = 30_000, graceMs = 40_000 }: ModuleRegistryOptions) {
    super();
    this.#store = store;
    this.#log = log;
    this.#pollMs = pollMs;
    this.#manifestMaxAgeMs = manifestMaxAgeMs;
    this.#graceMs = graceMs;
  }

  get modules(): RegisteredModule[] {
    return [...this.#modules.values()];
  }

  find(moduleId: string): RegisteredModule | undefined {
    return this.#modules.get(moduleId);
  }

  urlOf(moduleId: string): string | undefined {
    return this.#known(moduleId)?.url;
  }

  /** Where a request belongs that was planned for this schema: during an upgrade two processes of one module answer. */
  urlServing(moduleId: string, schema: string | undefined): string | undefined {
    const module = this.#known(moduleId);
    return (schema && module?.served.get(schema)) || module?.url;
  }

  /** The module that knows who holds a session. */
  withCapability(capability: string): RegisteredModule | undefined {
    return this.modules.find(({ manifest }) => manifest?.capabilities.includes(capability));
  }

  async start(manifests: ManifestClient): Promise<void> {
    this.#manifests = manifests;
    await this.#store.open(() => void this.refresh(true));
    for (const record of await this.#store.modules()) this.#modules.set(record.id, remembered(record));
  }

  /** Looks at every module now; `thorough` asks for manifests even of those that seem unchanged. */
  async refresh(thorough = false): Promise<void> {
    if (this.#stopped) return;
    if (thorough) for (const module of this.#modules.values()) module.stale = true;
    if (this.#refreshing) {
      this.#again = true;
      return this.#refreshing;
    }
    clearTimeout(this.#timer);
    this.#refreshing = this.#refreshUntilQuiet();
    await this.#refreshing;
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#timer);
    for (const { timer } of this.#leaving.values()) clearTimeout(timer);
    await this.#refreshing;
    await this.#store.close();
  }

  async #refreshUntilQuiet(): Promise<void> {
    do {
      this.#again = false;
      await this.#refreshOnce().catch((error: Error) => this.#log.error({ reason: error.message }, 'the registry cannot be read'));
    } while (this.#again && !this.#stopped);
    this.#refreshing = undefined;
    if (!this.#stopped) this.#timer = setTimeout(() => void this.refresh(), this.#pollMs);
  }

  async #refreshOnce(): Promise<void> {
    const removed = this.#takeRecords(await this.#store.modules());
    if (removed) this.emit('changed');
    for (const module of this.#modules.values()) this.#lookSoon(module);
  }

  /** Each module is looked at by itself: one that hangs keeps no other from being seen. */
  #lookSoon(module: RegisteredModule): void {
    if (this.#looking.has(module)) return;
    this.#looking.add(module);
    void this.#look(module).then((changed) => {
      this.#looking.delete(module);
      if (this.#stopped) return;
      if (changed) this.emit('changed');
      if (module.stale) this.#lookSoon(module);
    });
  }

  #takeRecords(records: ModuleRecord[]): boolean {
    const ids = new Set(records.map(({ id }) => id));
    const gone = this.modules.filter(({ id }) => !ids.has(id));
    for (const module of gone) this.#letGo(module);
    for (const record of records) {
      const known = this.#modules.get(record.id);
      if (!known) this.#welcome(record);
      else this.#takeRecord(known, record);
    }
    return gone.length > 0;
  }

  #takeRecord(known: RegisteredModule, { url, publicKey, origin, granted }: ModuleRecord): void {
    if (known.url !== url) Object.assign(known, { url, stale: true });
    const standing: ModuleStanding = { publicKey, origin, granted };
    if (JSON.stringify(standing) === JSON.stringify(known.standing)) return;
    known.standing = standing;
    this.emit('noticed');
  }

  #welcome(record: ModuleRecord): void {
    clearTimeout(this.#leaving.get(record.id)?.timer);
    this.#leaving.delete(record.id);
    this.#modules.set(record.id, remembered(record));
    this.emit('noticed');
  }

  #letGo(module: RegisteredModule): void {
    this.#modules.delete(module.id);
    const timer = setTimeout(() => {
      this.#leaving.delete(module.id);
      this.emit('departed', module.id);
    }, this.#graceMs).unref();
    this.#leaving.set(module.id, { module, timer });
    this.#log.info({ module: module.id }, 'module was taken out of the registry');
  }

  #known(moduleId: string): RegisteredModule | undefined {
    return this.#modules.get(moduleId) ?? this.#leaving.get(moduleId)?.module;
  }

  /** @returns whether the module now has another schema */
  async #look(module: RegisteredModule): Promise<boolean> {
    const { stale } = module;
    module.stale = false;
    try {
      const version = await this.#manifests?.health(module.id);
      const fresh = !stale && module.status === 'up' && version === module.manifest?.version && Date.now() - module.manifestAt < this.#manifestMaxAgeMs;
      const changed = fresh ? false : await this.#takeManifest(module);
      this.#turn(module, 'up');
      module.answered = true;
      return changed;
    } catch (error) {
      this.#turn(module, 'down', error instanceof Error ? error.message : String(error));
      return false;
    }
  }

  async #takeManifest(module: RegisteredModule): Promise<boolean> {
    const { url } = module;
    const manifest = await this.#manifests?.fetch(module.id);
    if (!manifest || module.url !== url) return false;
    serves(module, manifest.sdl, url);
    const changed = manifest.sdl !== module.sdl || !module.answered;
    const unsaved = JSON.stringify(manifest) !== JSON.stringify(module.manifest);
    Object.assign(module, { manifest, sdl: manifest.sdl, manifestAt: Date.now() });
    if (unsaved) {
      await this.#store.saveManifest(manifest);
      this.emit('noticed');
    }
    return changed;
  }

  #turn(module: RegisteredModule, status: ModuleStatus, reason?: string): void {
    if (module.status === status) return;
    module.status = status;
    this.emit('noticed');
    if (status === 'up') this.#log.info({ module: module.id, version: module.manifest?.version }, 'module is up');
    else this.#log.warn({ module: module.id, reason }, 'module is down');
  }
}

function remembered({ id, url, manifest, sdl, publicKey, origin, granted }: ModuleRecord): RegisteredModule {
  return { id, url, manifest, sdl, standing: { publicKey, origin, granted }, served: new Map(), status: 'starting', answered: false, manifestAt: 0, stale: true };
}

function serves({ served }: RegisteredModule, sdl: string, url: string): void {
  const schema = schemaHash(sdl);
  served.delete(schema);
  served.set(schema, url);
  const [oldest] = served.keys();
  if (served.size > MOST_SERVED && oldest) served.delete(oldest);
}
