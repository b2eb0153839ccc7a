import { EventEmitter } from 'node:events';
import type { Logger } from '../logger.js';
import type { ManifestClient } from './manifest.client.js';
import type { Manifest, ModuleRecord } from './module-record.js';
import type { RegistryStore } from './registry-store.js';

export type ModuleStatus = 'starting' | 'up' | 'down';

export interface RegisteredModule {
  readonly id: string;
  url: string;
  manifest: Manifest | undefined;
  sdl: string | undefined;
  status: ModuleStatus;
  /** Whether it has answered this gateway at least once. */
  answered: boolean;
  manifestAt: number;
}

interface RegistryEvents {
  changed: [];
}

export interface ModuleRegistryOptions {
  store: RegistryStore;
  log: Logger;
  pollMs?: number;
  manifestMaxAgeMs?: number;
}

/** Which modules there are, where, and what each of them last said about itself. */
export class ModuleRegistry extends EventEmitter<RegistryEvents> {
  readonly #modules = new Map<string, RegisteredModule>();
  readonly #store: RegistryStore;
  readonly #log: Logger;
  readonly #pollMs: number;
  readonly #manifestMaxAgeMs: number;
  #manifests: ManifestClient | undefined;
  #timer: NodeJS.Timeout | undefined;
  #refreshing: Promise<void> | undefined;
  #again = false;
  #stopped = false;

  constructor({ store, log, pollMs = 2_000, manifestMaxAgeMs = 30_000 }: ModuleRegistryOptions) {
    super();
    this.#store = store;
    this.#log = log;
    this.#pollMs = pollMs;
    this.#manifestMaxAgeMs = manifestMaxAgeMs;
  }

  get modules(): RegisteredModule[] {
    return [...this.#modules.values()];
  }

  urlOf(moduleId: string): string | undefined {
    return this.#modules.get(moduleId)?.url;
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
    if (thorough) for (const module of this.#modules.values()) module.manifestAt = 0;
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
    const learned = await Promise.all(this.modules.map((module) => this.#look(module)));
    if (removed || learned.includes(true)) this.emit('changed');
  }

  #takeRecords(records: ModuleRecord[]): boolean {
    const ids = new Set(records.map(({ id }) => id));
    const gone = this.modules.filter(({ id }) => !ids.has(id));
    for (const { id } of gone) {
      this.#modules.delete(id);
      this.#log.info({ module: id }, 'module was taken out of the registry');
    }
    for (const record of records) {
      const known = this.#modules.get(record.id);
      if (!known) this.#modules.set(record.id, remembered(record));
      else if (known.url !== record.url) Object.assign(known, { url: record.url, manifestAt: 0 });
    }
    return gone.length > 0;
  }

  /** @returns whether the module now has another schema */
  async #look(module: RegisteredModule): Promise<boolean> {
    try {
      const version = await this.#manifests?.health(module.id);
      const fresh = module.status === 'up' && version === module.manifest?.version && Date.now() - module.manifestAt < this.#manifestMaxAgeMs;
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
    const manifest = await this.#manifests?.fetch(module.id);
    if (!manifest) return false;
    const changed = manifest.sdl !== module.sdl || !module.answered;
    const unsaved = JSON.stringify(manifest) !== JSON.stringify(module.manifest);
    Object.assign(module, { manifest, sdl: manifest.sdl, manifestAt: Date.now() });
    if (unsaved) await this.#store.saveManifest(manifest);
    return changed;
  }

  #turn(module: RegisteredModule, status: ModuleStatus, reason?: string): void {
    if (module.status === status) return;
    module.status = status;
    if (status === 'up') this.#log.info({ module: module.id, version: module.manifest?.version }, 'module is up');
    else this.#log.warn({ module: module.id, reason }, 'module is down');
  }
}

function remembered({ id, url, manifest, sdl }: ModuleRecord): RegisteredModule {
  return { id, url, manifest, sdl, status: 'starting', answered: false, manifestAt: 0 };
}
