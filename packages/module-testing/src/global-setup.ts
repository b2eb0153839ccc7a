import { startTestCluster } from './test-cluster.js';
import type { RunningTestCluster } from './test-cluster.js';

const KEY = Symbol.for('demos.module-testing.cluster');

interface Shared {
  users: number;
  cluster: Promise<RunningTestCluster>;
}

const shared = globalThis as { [KEY]?: Shared };

/** Starts one PostgreSQL for the whole run, however many projects ask for it; the last one to finish stops it. */
export default async function setup(): Promise<() => Promise<void>> {
  const entry = (shared[KEY] ??= { users: 0, cluster: startTestCluster() });
  entry.users += 1;
  await entry.cluster;
  return async () => {
    entry.users -= 1;
    if (entry.users > 0) return;
    delete shared[KEY];
    await (await entry.cluster).stop();
  };
}
