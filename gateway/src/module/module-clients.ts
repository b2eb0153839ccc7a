import { ModuleClient, type ModuleClientOptions } from './module-client.js';
import { ModuleUnavailable } from './module-unavailable.error.js';

/** The client of each module; a module that moved gets a new one, requests under way finish on the old. */
export class ModuleClients {
  readonly #clients = new Map<string, ModuleClient>();
  readonly #urlOf: (moduleId: string) => string | undefined;
  readonly #options: ModuleClientOptions;

  constructor(urlOf: (moduleId: string) => string | undefined, options: ModuleClientOptions = {}) {
    this.#urlOf = urlOf;
    this.#options = options;
  }

  of(moduleId: string): ModuleClient {
    const url = this.#urlOf(moduleId);
    if (!url) throw new ModuleUnavailable(moduleId, 'unknown');
    const known = this.#clients.get(moduleId);
    if (known?.url === url) return known;
    void known?.close();
    const client = new ModuleClient(moduleId, url, this.#options);
    this.#clients.set(moduleId, client);
    return client;
  }

  async close(): Promise<void> {
    await Promise.all([...this.#clients.values()].map((client) => client.close()));
    this.#clients.clear();
  }
}
