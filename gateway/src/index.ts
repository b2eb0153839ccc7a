export { startGateway, type GatewayOptions, type RunningGateway } from './gateway.js';
export { MemoryRegistryStore } from './registry/memory.registry-store.js';
export { PostgresRegistryStore } from './registry/postgres.registry-store.js';
export type { RegistryStore } from './registry/registry-store.js';
export type { Manifest, ModuleRecord, StoredSupergraph } from './registry/module-record.js';
export { createLogger } from './logger.js';
