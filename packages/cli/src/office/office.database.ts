import { setTimeout as delay } from 'node:timers/promises';
import { ADMINISTRATOR, startCluster } from '../postgres/cluster.js';
import type { Cluster } from '../postgres/cluster.js';
import { logFile } from './log-lines.js';
import type { OfficeConsole } from './office.console.js';
import { OfficeError } from './office.error.js';
import { createDatabase, roleOf, withClient } from './office.provisioning.js';
import type { OfficeSecrets } from './office.secrets.js';

const DATABASE = 'demos';

export interface OfficeDatabase {
  adminUrl: string;
  port: number | undefined;
  pid(): number | undefined;
  urlFor(schema: string): string;
  stop(): Promise<void>;
  kill(): void;
}

export interface DatabaseOptions {
  dataDir: string;
  databaseUrl: string | undefined;
  port: number | undefined;
  secrets: OfficeSecrets;
  console: OfficeConsole;
}

export function openDatabase(options: DatabaseOptions): Promise<OfficeDatabase> {
  return options.databaseUrl ? ownServer(options.databaseUrl, options.secrets) : embeddedServer(options);
}

async function embeddedServer({ dataDir, secrets, console, port }: DatabaseOptions): Promise<OfficeDatabase> {
  const launch = (preferred: number | undefined) =>
    startCluster({ dataDir, password: secrets.administrator, logFile: logFile(dataDir, 'postgres'), port: preferred, onNote: console.note });
  let cluster = await launch(port);
  let stopping = false;
  let relaunching: Promise<void> | undefined;
  const keepUp = (current: Cluster) => {
    void current.exited.then(() => {
      if (!stopping) relaunching = relaunch(current.port);
    });
  };
  const relaunch = async (samePort: number) => {
    for (let pause = 200; !stopping; pause = Math.min(pause * 2, 10_000)) {
      console.error('PostgreSQL ended unexpectedly; it is started again');
      try {
        cluster = await launch(samePort);
        return keepUp(cluster);
      } catch (error) {
        console.error(error instanceof Error ? error.message : String(error));
        await delay(pause);
      }
    }
  };
  keepUp(cluster);
  const stop = async () => {
    stopping = true;
    await relaunching;
    await cluster.stop();
  };
  try {
    await createDatabase(cluster.url('postgres'), DATABASE);
  } catch (error) {
    await stop();
    throw error;
  }
  const adminUrl = cluster.url(DATABASE);
  return {
    adminUrl,
    port: cluster.port,
    pid: () => cluster.pid,
    urlFor: (schema) => urlOfRole(adminUrl, schema, secrets),
    stop,
    kill() {
      stopping = true;
      cluster.kill();
    },
  };
}

async function ownServer(adminUrl: string, secrets: OfficeSecrets): Promise<OfficeDatabase> {
  try {
    await withClient(adminUrl, (client) => client.query('select 1'));
  } catch (error) {
    const { host, pathname } = new URL(adminUrl);
    throw new OfficeError(`The database of DATABASE_URL (${host}${pathname}) does not answer: ${error instanceof Error ? error.message : String(error)}`);
  }
  return {
    adminUrl,
    port: undefined,
    pid: () => undefined,
    urlFor: (schema) => urlOfRole(adminUrl, schema, secrets),
    stop: async () => undefined,
    kill: () => undefined,
  };
}

/** The owner's connection to the embedded database. */
export function administratorUrl(port: number, { administrator }: OfficeSecrets): string {
  return `postgres://${ADMINISTRATOR}:${encodeURIComponent(administrator)}@127.0.0.1:${port}/${DATABASE}`;
}

export function urlOfRole(adminUrl: string, schema: string, secrets: OfficeSecrets): string {
  const url = new URL(adminUrl);
  url.username = roleOf(schema);
  url.password = encodeURIComponent(secrets.passwordOf(roleOf(schema)));
  return url.href;
}
