import type { OperationStore } from '../operations/operation-store.js';
import type { OrderStore } from '../orders/order-store.js';
import type { Manifest, ModuleRecord, StoredSupergraph } from './module-record.js';

/** Where the registry of modules is kept: it outlives the gateway and every module. */
export interface RegistryStore {
  readonly operations: OperationStore;
  readonly orders: OrderStore;
  open(onChange: () => void): Promise<void>;
  modules(): Promise<ModuleRecord[]>;
  saveManifest(manifest: Manifest): Promise<void>;
  /** The one of that id, or the one that was active last. */
  supergraph(id?: string): Promise<StoredSupergraph | undefined>;
  saveSupergraph(supergraph: StoredSupergraph): Promise<void>;
  close(): Promise<void>;
}
