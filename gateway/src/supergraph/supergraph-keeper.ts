import { createHash } from 'node:crypto';
import { CompositionFailed, type Composer } from '../composition/composer.js';
import type { Logger } from '../logger.js';
import type { ModuleRegistry, RegisteredModule } from '../registry/module-registry.js';
import type { RegistryStore } from '../registry/registry-store.js';
import type { VersionedGateway } from './versioned-gateway.js';

export interface SupergraphKeeperOptions {
  registry: ModuleRegistry;
  store: RegistryStore;
  composer: Composer;
  gateway: VersionedGateway;
  log: Logger;
  onActive: () => Promise<void>;
  /** How long to wait for more modules before composing: at a start they come one after another. */
  quietMs?: number;
}

type Service = { name: string; sdl: string };

/** Turns what the registry knows into the running supergraph; what does not compose never replaces what runs. */
export class SupergraphKeeper {
  readonly #options: SupergraphKeeperOptions;
  readonly #accepted = new Map<string, string>();
  #active: string | undefined;
  #refused: string | undefined;
  #timer: NodeJS.Timeout | undefined;
  #work: Promise<void> = Promise.resolve();
  #waiting = 0;

  constructor(options: SupergraphKeeperOptions) {
    this.#options = options;
    options.registry.on('changed', () => this.#soon());
  }

  /** Takes up the supergraph of the last run, so that modules that are still down do not keep the rest waiting. */
  async restore(): Promise<void> {
    const { store, gateway, log, onActive } = this.#options;
    const stored = await store.supergraph();
    if (!stored) return;
    try {
      await gateway.activate(stored.sdl);
      await onActive();
      this.#active = stored.id;
      log.info({ supergraph: stored.id.slice(0, 12) }, 'the supergraph of the last run is active');
    } catch (error) {
      log.warn({ reason: messageOf(error) }, 'the supergraph of the last run cannot be used');
    }
  }

  async stop(): Promise<void> {
    clearTimeout(this.#timer);
    await this.#work;
    await this.#options.composer.stop();
  }

  /** Whether the running supergraph is made of all that is known. */
  get settled(): boolean {
    return this.#timer === undefined && this.#waiting === 0;
  }

  #soon(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.#waiting += 1;
      this.#work = this.#work.then(() => this.#renew()).finally(() => (this.#waiting -= 1));
    }, this.#options.quietMs ?? 60);
  }

  async #renew(): Promise<void> {
    const { registry, log } = this.#options;
    const known = registry.modules.filter((module): module is RegisteredModule & { sdl: string } => module.sdl !== undefined);
    const services = known.map(({ id, sdl }) => ({ name: id, sdl })).sort((one, other) => (one.name < other.name ? -1 : 1));
    if (services.length === 0) return;
    const id = identify(services);
    if (id === this.#active || id === this.#refused) return;
    try {
      await this.#activate(id, services);
      this.#refused = undefined;
    } catch (error) {
      this.#refused = id;
      const problems = error instanceof CompositionFailed ? error.problems : [messageOf(error)];
      log.error({ changed: this.#changedIn(services).map(({ name }) => name), problems }, 'the modules do not compose; the running supergraph stays');
      if (!this.#options.gateway.loaded) await this.#activateWithout(services);
    }
  }

  async #activate(id: string, services: Service[]): Promise<void> {
    const { composer, gateway, store, log, onActive } = this.#options;
    const startedAt = performance.now();
    const sdl = await composer.compose(services);
    await gateway.activate(sdl);
    await onActive();
    this.#active = id;
    for (const { name, sdl: accepted } of services) this.#accepted.set(name, accepted);
    log.info({ supergraph: id.slice(0, 12), modules: services.map(({ name }) => name), ms: Math.round(performance.now() - startedAt) }, 'supergraph is active');
    await store.saveSupergraph({ id, sdl }).catch((error: Error) => log.warn({ reason: error.message }, 'the supergraph was not stored'));
  }

  /** Nothing runs yet: one module with a bad schema must not keep all others away. */
  async #activateWithout(services: Service[]): Promise<void> {
    for (const excluded of services) {
      const rest = services.filter((service) => service !== excluded);
      if (rest.length === 0) continue;
      try {
        await this.#activate(identify(rest), rest);
        this.#options.log.error({ module: excluded.name }, 'the supergraph runs without this module');
        return;
      } catch {
        // the next one may be the one that does not fit
      }
    }
  }

  #changedIn(services: Service[]): Service[] {
    return services.filter(({ name, sdl }) => this.#accepted.get(name) !== sdl);
  }
}

function identify(services: Service[]): string {
  const hash = createHash('sha256');
  for (const { name, sdl } of services) hash.update(`${name}\0${sdl}\0`);
  return hash.digest('hex');
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
