import { generateKeyPairSync } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { createLogger, MemoryRegistryStore, startGateway } from '@demos/gateway';

/**
 * A gateway whose module comes and goes as often as it is told to; says after each how much of its memory is in use.
 * argv: the modules as JSON, the module that comes and goes, a question that needs it, how often.
 */
const [urls = {}, [guest = ''], [question = ''], [times = 0]] = process.argv.slice(2).map((text) => JSON.parse(text)) as [Record<string, string>, [string], [string], [number]];
const store = new MemoryRegistryStore();
for (const [id, url] of Object.entries(urls)) store.register(id, url);
const privateKey = { ...generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' }), kid: 'bench' };
const gateway = await startGateway({ store, privateKey: privateKey as never, log: createLogger('error'), versionGraceMs: 200 });

async function answers(): Promise<boolean> {
  const response = await fetch(`${gateway.url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ query: question }) });
  const { data, errors } = (await response.json()) as { data?: unknown; errors?: unknown[] };
  return Boolean(data) && !errors;
}

async function until(there: boolean): Promise<void> {
  while ((await answers().catch(() => undefined)) !== there) await sleep(10);
}

async function usedMiB(): Promise<number> {
  await sleep(400);
  for (let round = 0; round < 3; round += 1) {
    globalThis.gc?.();
    await sleep(20);
  }
  return process.memoryUsage().heapUsed / 1024 / 1024;
}

process.on('disconnect', () => process.exit(0));
await until(true);
const used: number[] = [];
for (let swap = 1; swap <= times; swap += 1) {
  if (swap % 2 === 1) store.unregister(guest);
  else store.register(guest, urls[guest] ?? '');
  await until(swap % 2 === 0);
  if (swap % 20 === 0) used.push(await usedMiB());
}
process.send?.({ used, versions: gateway.supergraph.versions });
