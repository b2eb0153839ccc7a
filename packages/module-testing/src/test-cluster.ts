import { mkdirSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createDatabase, openSecrets, provision, startCluster, stopAbandonedCluster, withClient, workspaceModules } from '@demos/cli';
import { publishTestCluster } from './environment.js';

const PREFIX = 'demos-test-';
const TEMPLATE = 'demos_template';

export interface RunningTestCluster {
  stop(): Promise<void>;
}

/** A PostgreSQL that forgets everything and is fast for it, with a provisioned database to clone. */
export async function startTestCluster(): Promise<RunningTestCluster> {
  await sweep();
  const dataDir = join(tmpdir(), `${PREFIX}${process.pid}`);
  mkdirSync(dataDir, { recursive: true, mode: 0o711 });
  const secrets = openSecrets(dataDir);
  const cluster = await startCluster({ dataDir, password: secrets.administrator, logFile: join(dataDir, 'postgres.log'), durable: false });
  const adminUrl = cluster.url('postgres');
  await createDatabase(adminUrl, TEMPLATE);
  await provision(cluster.url(TEMPLATE), workspaceModules().map(({ id }) => id), secrets);
  await withClient(adminUrl, (client) => client.query(`alter database ${TEMPLATE} with is_template true`));
  publishTestCluster({ dataDir, adminUrl, template: TEMPLATE });
  return {
    async stop() {
      publishTestCluster(undefined);
      await cluster.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** A run that was killed leaves its server and its files; the next run puts them away. */
async function sweep() {
  for (const name of readdirSync(tmpdir()).filter((each) => each.startsWith(PREFIX))) {
    const pid = Number(name.slice(PREFIX.length));
    if (!pid || pid === process.pid || isRunning(pid)) continue;
    const folder = join(tmpdir(), name);
    await stopAbandonedCluster(folder);
    rmSync(folder, { recursive: true, force: true });
  }
}

function isRunning(pid: number) {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8').length > 0;
  } catch {
    return false;
  }
}
