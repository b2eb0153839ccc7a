import { generateKeyPairSync } from 'node:crypto';
import { createLogger, MemoryRegistryStore, startGateway } from '@demos/gateway';

/** The gateway of DEMOS as it runs in an office, with its registry in memory; argv: the modules as JSON. */
const store = new MemoryRegistryStore();
for (const [id, url] of Object.entries(JSON.parse(process.argv[2] ?? '{}') as Record<string, string>)) store.register(id, url);

const privateKey = { ...generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' }), kid: 'bench' };
const gateway = await startGateway({ store, privateKey: privateKey as never, log: createLogger('warn') });

while (!(await fetch(`${gateway.url}/health/ready`)).ok) await new Promise((resolve) => setTimeout(resolve, 50));
for (const end of ['disconnect', 'SIGINT', 'SIGTERM']) process.on(end, () => process.exit(0));
process.send?.({ type: 'ready', url: gateway.url });
