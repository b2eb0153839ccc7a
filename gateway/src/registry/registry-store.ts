import type { Manifest, ModuleRecord, StoredSupergraph } from './module-record.js';

/** Where the registry of modules is kept: it outlives the gateway and every module. */
export interface RegistryStore {
  open(onChange: () => void): Promise<void>;
  modules(): Promise<ModuleRecord[]>;
  saveManifest(manifest: Manifest): Promise<void>;
  supergraph(): Promise<StoredSupergraph | undefined>;
  saveSupergraph(supergraph: StoredSupergraph): Promise<void>;
  close(): Promise<void>;
}
