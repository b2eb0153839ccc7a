import { ModuleClient, type ModuleClientOptions } from './module-client.js';
import { ModuleUnavailable } from './module-unavailable.error.js';

/** An upgrade has two processes for a while, a quick second one three. */
const MOST_ADDRESSES = 3;

/** The clients of each module, one an address; a module that moved gets a new one, requests under way finish on the old. */
export class ModuleClients {
  readonly #clients = new Map<string, Map<string, ModuleClient>>();
  readonly #urlOf: (moduleId: string) => string | undefined;
  readonly #options: ModuleClientOptions;

  constructor(urlOf: (moduleId: string) => string | undefined, options: ModuleClientOptions = {}) {
    this.#urlOf = urlOf;
    this.#options = options;
  }

  of(moduleId: string, url = this.#urlOf(moduleId)): ModuleClient {
    if (!url) throw new ModuleUnavailable(moduleId, 'unknown');
    let clients = this.#clients.get(moduleId);
    if (!clients) this.#clients.set(moduleId, (clients = new Map()));
    let client = clients.get(url);
    if (!client) {
      clients.set(url, (client = new ModuleClient(moduleId, url, this.#options)));
      this.#closeOldest(clients);
    }
    return client;
  }

  /** The module is gone for good. */
  forget(moduleId: string): void {
    for (const client of this.#clients.get(moduleId)?.values() ?? []) void client.close();
    this.#clients.delete(moduleId);
  }

  async close(): Promise<void> {
    const clients = [...this.#clients.values()].flatMap((each) => [...each.values()]);
    this.#clients.clear();
    await Promise.all(clients.map((client) => client.close()));
  }

  #closeOldest(clients: Map<string, ModuleClient>): void {
    if (clients.size <= MOST_ADDRESSES) return;
    const [oldest] = clients;
    if (!oldest) return;
    clients.delete(oldest[0]);
    void oldest[1].close();
  }
}
