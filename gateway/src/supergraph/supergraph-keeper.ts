import { createHash } from 'node:crypto';
import type { Service } from '../composition/candidate.js';
import { CompositionFailed, type Composer } from '../composition/composer.js';
import type { Logger } from '../logger.js';
import { schemaHash } from '../registry/module-record.js';
import type { ModuleRegistry, RegisteredModule } from '../registry/module-registry.js';
import type { RegistryStore } from '../registry/registry-store.js';
import type { VersionedGateway } from './versioned-gateway.js';

export interface SupergraphKeeperOptions {
  registry: ModuleRegistry;
  store: RegistryStore;
  composer: Composer;
  gateway: VersionedGateway;
  log: Logger;
  /** A supergraph took over. */
  onActive: () => Promise<void>;
  /** Another supergraph, or other modules that are kept out of it. */
  onChange: () => void;
  /** How long to wait for more modules before composing: at a start they come one after another. */
  quietMs?: number;
}

interface Refusal {
  readonly sdl: string;
  readonly reason: string;
}

/** Turns what the registry knows into the running supergraph; what does not compose never replaces what runs. */
export class SupergraphKeeper {
  readonly #options: SupergraphKeeperOptions;
  #active: { id: string; services: readonly Service[] } | undefined;
  #refusals = new Map<string, Refusal>();
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
      const known = this.#known();
      const services = identify(known) === stored.id ? known : [];
      await gateway.activate(stored.sdl, schemasOf(services));
      await onActive();
      this.#active = { id: stored.id, services };
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

  /** What the running supergraph is made of. */
  get services(): readonly Service[] {
    return this.#active?.services ?? [];
  }

  get id(): string | undefined {
    return this.#active?.id;
  }

  /** Whether the module takes part with the schema that it has now. */
  joined({ id, sdl }: Pick<RegisteredModule, 'id' | 'sdl'>): boolean {
    return sdl !== undefined && this.services.some((service) => service.name === id && service.sdl === sdl);
  }

  /** Why the module's present schema is kept out. */
  problemOf({ id, sdl }: Pick<RegisteredModule, 'id' | 'sdl'>): string | null {
    const refusal = this.#refusals.get(id);
    return refusal && refusal.sdl === sdl ? refusal.reason : null;
  }

  #soon(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.#waiting += 1;
      this.#work = this.#work.then(() => this.#renew()).finally(() => (this.#waiting -= 1));
    }, this.#options.quietMs ?? 60);
  }

  #known(): Service[] {
    const known = this.#options.registry.modules.filter((module): module is RegisteredModule & { sdl: string } => module.sdl !== undefined);
    const services = known.map(({ id, sdl, standing }): Service => ({ name: id, sdl, ...(standing.origin === 'installed' ? { guest: true } : {}) }));
    return services.sort((one, other) => (one.name < other.name ? -1 : 1));
  }

  async #renew(): Promise<void> {
    const services = this.#known();
    if (services.length === 0) return;
    const id = identify(services);
    if (id === this.#refused) return;
    if (id === this.#active?.id) return this.#settle(services, new Map());
    const failure = await this.#attempt(services);
    if (!failure) return this.#settle(services, new Map());
    this.#options.log.error({ changed: this.#changedIn(services).map(({ name }) => name), problems: failure }, 'the modules do not compose');
    this.#settle(undefined, await this.#activateWhatFits(services, failure));
    this.#refused = id;
  }

  #settle(services: readonly Service[] | undefined, refusals: Map<string, Refusal>): void {
    this.#refused = undefined;
    this.#refusals = refusals;
    if (services && this.#active) this.#active = { ...this.#active, services };
    this.#options.onChange();
  }

  /** @returns why it failed */
  async #attempt(services: readonly Service[]): Promise<string[] | undefined> {
    try {
      await this.#activate(services);
      return undefined;
    } catch (error) {
      return error instanceof CompositionFailed ? error.problems.map(({ message }) => message) : [messageOf(error)];
    }
  }

  /** Another gateway on the same database may have composed it already. */
  async #activate(services: readonly Service[]): Promise<void> {
    const { composer, gateway, store, log, onActive } = this.#options;
    const id = identify(services);
    if (id === this.#active?.id) return;
    const startedAt = performance.now();
    const stored = await store.supergraph(id).catch(() => undefined);
    const sdl = stored?.sdl ?? (await composer.compose(services));
    await gateway.activate(sdl, schemasOf(services));
    await onActive();
    this.#active = { id, services };
    log.info({ supergraph: id.slice(0, 12), modules: services.map(({ name }) => name), ms: Math.round(performance.now() - startedAt) }, 'supergraph is active');
    await store.saveSupergraph({ id, sdl }).catch((error: Error) => log.warn({ reason: error.message }, 'the supergraph was not stored'));
  }

  /** One module with a bad schema keeps no other away: it stays as it was accepted, or outside. */
  async #activateWhatFits(services: readonly Service[], failure: string[]): Promise<Map<string, Refusal>> {
    const accepted = this.services.filter(({ name }) => services.some((service) => service.name === name));
    const changed = this.#changedIn(services);
    const without = (excluded: Service): Service[] =>
      services.flatMap((service) => (service === excluded ? accepted.filter(({ name }) => name === excluded.name) : [service]));
    const refusals = new Map<string, Refusal>();
    for (const excluded of [...changed].sort(guestsFirst)) {
      const rest = without(excluded);
      if (rest.length === 0 || (await this.#attempt(rest))) continue;
      return refusals.set(excluded.name, { sdl: excluded.sdl, reason: failure.join('\n') });
    }
    if (changed.length < 2) return new Map(changed.map(({ name, sdl }) => [name, { sdl, reason: failure.join('\n') }]));
    return this.#addOneByOne(accepted, [...changed].sort(guestsFirst).reverse());
  }

  async #addOneByOne(accepted: readonly Service[], changed: readonly Service[]): Promise<Map<string, Refusal>> {
    let fitting = [...accepted];
    const refusals = new Map<string, Refusal>();
    for (const service of changed) {
      const next = [...fitting.filter(({ name }) => name !== service.name), service].sort((one, other) => (one.name < other.name ? -1 : 1));
      const failure = await this.#attempt(next);
      if (failure) refusals.set(service.name, { sdl: service.sdl, reason: failure.join('\n') });
      else fitting = next;
    }
    return refusals;
  }

  #changedIn(services: readonly Service[]): Service[] {
    return services.filter(({ name, sdl }) => !this.services.some((service) => service.name === name && service.sdl === sdl));
  }
}

function guestsFirst(one: Service, other: Service): number {
  return Number(other.guest ?? false) - Number(one.guest ?? false);
}

function schemasOf(services: readonly Service[]): Map<string, string> {
  return new Map(services.map(({ name, sdl }) => [name, schemaHash(sdl)]));
}

function identify(services: readonly Service[]): string {
  const hash = createHash('sha256');
  for (const { name, sdl } of services) hash.update(`${name}\0${sdl}\0`);
  return hash.digest('hex');
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
