import type { Manifest, ModuleRecord, StoredSupergraph } from './module-record.js';
import type { RegistryStore } from './registry-store.js';

/** A registry that lives as long as its process: for one machine without a database, and for tests. */
export class MemoryRegistryStore implements RegistryStore {
  readonly #modules = new Map<string, ModuleRecord>();
  #supergraph: StoredSupergraph | undefined;
  #onChange: () => void = () => undefined;

  async open(onChange: () => void): Promise<void> {
    this.#onChange = onChange;
  }

  register(id: string, url: string): void {
    this.#modules.set(id, { ...this.#modules.get(id), id, url });
    this.#onChange();
  }

  unregister(id: string): void {
    this.#modules.delete(id);
    this.#onChange();
  }

  async modules(): Promise<ModuleRecord[]> {
    return [...this.#modules.values()];
  }

  async saveManifest(manifest: Manifest): Promise<void> {
    const known = this.#modules.get(manifest.id);
    if (known) this.#modules.set(manifest.id, { ...known, manifest, sdl: manifest.sdl });
  }

  async supergraph(): Promise<StoredSupergraph | undefined> {
    return this.#supergraph;
  }

  async saveSupergraph(supergraph: StoredSupergraph): Promise<void> {
    this.#supergraph = supergraph;
  }

  async close(): Promise<void> {
    this.#onChange = () => undefined;
  }
}
