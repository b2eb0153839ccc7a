import { MemoryOperationStore } from '../operations/memory.operation-store.js';
import { MemoryOrderStore } from '../orders/memory.order-store.js';
import type { Manifest, ModuleRecord, ModuleStanding, StoredSupergraph } from './module-record.js';
import type { RegistryStore } from './registry-store.js';

/** A registry that lives as long as its process: for one machine without a database, and for tests. */
export class MemoryRegistryStore implements RegistryStore {
  readonly operations = new MemoryOperationStore();
  readonly orders = new MemoryOrderStore();
  readonly #modules = new Map<string, ModuleRecord>();
  readonly #supergraphs = new Map<string, StoredSupergraph>();
  #latest: string | undefined;
  #onChange: () => void = () => undefined;

  async open(onChange: () => void): Promise<void> {
    this.#onChange = onChange;
  }

  register(id: string, url: string, standing: Partial<ModuleStanding> = {}): void {
    this.#modules.set(id, { ...this.#modules.get(id), ...standing, id, url });
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

  async supergraph(id = this.#latest): Promise<StoredSupergraph | undefined> {
    return this.#supergraphs.get(id ?? '');
  }

  async saveSupergraph(supergraph: StoredSupergraph): Promise<void> {
    this.#supergraphs.set(supergraph.id, supergraph);
    this.#latest = supergraph.id;
  }

  async close(): Promise<void> {
    this.#onChange = () => undefined;
  }
}
