import { spawn, spawnSync } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { chownSync, closeSync, existsSync, mkdirSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { OfficeError } from '../office/office.error.js';
import { isAlive, processesWithin } from '../office/process-identity.js';
import { postgresBinaries } from './binaries.js';
import type { Binaries } from './binaries.js';
import { freePort } from './free-port.js';
import { databaseLocation } from './location.js';
import type { DatabaseLocation } from './location.js';

export const ADMINISTRATOR = 'demos_admin';

export interface ClusterOptions {
  dataDir: string;
  password: string;
  logFile: string;
  port?: number;
  durable?: boolean;
  onNote?: (note: string) => void;
}

export interface Cluster {
  port: number;
  pid: number;
  created: boolean;
  url(database: string, user?: string, password?: string): string;
  stop(): Promise<void>;
  kill(): void;
  exited: Promise<number | null>;
}

/** Starts the embedded PostgreSQL of a data folder, after putting an end to one that a killed supervisor left behind. */
export async function startCluster(options: ClusterOptions): Promise<Cluster> {
  const place = databaseLocation(options.dataDir);
  if (place.elsewhere) {
    options.onNote?.(`The database account ${place.account?.name ?? ''} cannot enter ${options.dataDir}; the database lives in ${place.home}`);
  }
  const binaries = postgresBinaries(place.account, place.home);
  const created = !existsSync(join(place.data, 'PG_VERSION'));
  if (created) initialise(binaries, place, options);
  else await stopLeftover(place.data, options.onNote);
  writeSettings(place, options.durable ?? true);
  const port = await freePort(options.port);
  const server = launch(binaries, place, port, options.logFile);
  const exited = new Promise<number | null>((resolve) => server.once('exit', resolve));
  await untilReady(place.data, server, options.logFile);
  return {
    port,
    pid: server.pid ?? 0,
    created,
    exited,
    url: (database, user = ADMINISTRATOR, password = options.password) =>
      `postgres://${user}:${encodeURIComponent(password)}@127.0.0.1:${port}/${database}`,
    stop: () => stopServer(server, exited),
    kill: () => void server.kill('SIGQUIT'),
  };
}

function initialise(binaries: Binaries, place: DatabaseLocation, options: ClusterOptions) {
  rmSync(place.data, { recursive: true, force: true });
  mkdirSync(place.data, { mode: 0o700 });
  const passwordFile = join(place.home, '.password');
  writeFileSync(passwordFile, options.password, { mode: 0o600 });
  if (place.account) {
    chownSync(place.data, place.account.uid, place.account.gid);
    chownSync(passwordFile, place.account.uid, place.account.gid);
  }
  const attempt = (locale: string) =>
    spawnSync(
      binaries.initdb,
      [
        `--pgdata=${place.data}`, `--username=${ADMINISTRATOR}`, `--pwfile=${passwordFile}`, '--auth=scram-sha-256',
        '--encoding=UTF8', `--locale=${locale}`, '--lc-messages=C', '--locale-provider=icu', '--icu-locale=ru-RU',
        ...(options.durable === false ? ['--no-sync'] : []),
      ],
      { ...asAccount(place), encoding: 'utf8' },
    );
  const first = attempt('C.UTF-8');
  const result = first.status === 0 ? first : attempt('C');
  rmSync(passwordFile, { force: true });
  if (result.status !== 0) {
    rmSync(place.data, { recursive: true, force: true });
    throw new OfficeError(`PostgreSQL could not create its files in ${place.data}:\n${result.stderr || String(result.error)}`);
  }
}

function writeSettings(place: DatabaseLocation, durable: boolean) {
  const settings = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    password_encryption: 'scram-sha-256',
    max_connections: '200',
    shared_buffers: '128MB',
    max_wal_size: '2GB',
    checkpoint_timeout: '15min',
    wal_compression: 'on',
    random_page_cost: '1.1',
    jit: 'off',
    timezone: 'UTC',
    log_timezone: 'UTC',
    log_line_prefix: '%m [%p] %u@%d ',
    fsync: durable ? 'on' : 'off',
    synchronous_commit: durable ? 'on' : 'off',
    full_page_writes: durable ? 'on' : 'off',
  };
  const text = Object.entries(settings).map(([name, value]) => `${name} = '${value}'\n`).join('');
  const file = join(place.data, 'demos.conf');
  const main = join(place.data, 'postgresql.conf');
  writeFileSync(file, text);
  if (place.account) chownSync(file, place.account.uid, place.account.gid);
  const current = readFileSync(main, 'utf8');
  if (!current.includes("'demos.conf'")) writeFileSync(main, `${current}\ninclude_if_exists = 'demos.conf'\n`);
}

function launch(binaries: Binaries, place: DatabaseLocation, port: number, logFile: string) {
  const log = openSync(logFile, 'a');
  const server = spawn(binaries.postgres, ['-D', place.data, '-p', String(port)], {
    ...asAccount(place),
    detached: true,
    stdio: ['ignore', log, log],
  });
  closeSync(log);
  return server;
}

async function untilReady(data: string, server: ChildProcess, logFile: string) {
  let ended = false;
  server.once('error', () => (ended = true));
  server.once('exit', () => (ended = true));
  const deadline = Date.now() + 120_000;
  while (!ended && Date.now() < deadline) {
    const [pid, , , , , , , state] = readPostmasterFile(data);
    if (Number(pid) === server.pid && state?.trim() === 'ready') return;
    await delay(15);
  }
  const tail = existsSync(logFile) ? readFileSync(logFile, 'utf8').split('\n').slice(-15).join('\n') : '';
  throw new OfficeError(`PostgreSQL did not start. The end of ${logFile}:\n${tail}`);
}

/** Ends the server of a folder whose owner is gone, before the folder itself is removed. */
export async function stopAbandonedCluster(dataDir: string): Promise<void> {
  const place = databaseLocation(dataDir);
  await stopLeftover(place.data);
  if (place.elsewhere) rmSync(place.home, { recursive: true, force: true });
}

async function stopLeftover(data: string, onNote?: (note: string) => void) {
  const pid = Number(readPostmasterFile(data)[0]);
  if (!pid) return;
  if (isAlive(pid) && isPostgresOf(pid, data)) {
    onNote?.(`A PostgreSQL left behind by a killed supervisor (pid ${pid}) is being stopped`);
    await endServer(pid);
  }
  await dropStaleMark(data, pid);
}

async function endServer(pid: number) {
  for (const [signal, patience] of [['SIGINT', 8000], ['SIGQUIT', 3000], ['SIGKILL', 1000]] as const) {
    if (!isAlive(pid)) return;
    process.kill(pid, signal);
    const deadline = Date.now() + patience;
    while (isAlive(pid) && Date.now() < deadline) await delay(20);
  }
}

/**
 * PostgreSQL takes any process with the pid in its lock file for another PostgreSQL: one that nobody has
 * waited for yet, or a stranger who got the pid later. The file goes when nobody works in the folder any more.
 */
async function dropStaleMark(data: string, pid: number) {
  const deadline = Date.now() + 5000;
  while (processesWithin(data).length && Date.now() < deadline) await delay(20);
  for (const straggler of processesWithin(data)) process.kill(straggler, 'SIGKILL');
  if (!isAlive(pid) || !isPostgresOf(pid, data)) rmSync(join(data, 'postmaster.pid'), { force: true });
}

function isPostgresOf(pid: number, data: string) {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').includes(data);
  } catch {
    const { stdout } = spawnSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' });
    return (stdout ?? '').includes(data);
  }
}

async function stopServer(server: ChildProcess, exited: Promise<number | null>) {
  if (server.exitCode !== null || server.signalCode !== null) return;
  server.kill('SIGINT');
  const quit = setTimeout(() => server.kill('SIGQUIT'), 2500);
  const force = setTimeout(() => server.kill('SIGKILL'), 6000);
  await exited;
  clearTimeout(quit);
  clearTimeout(force);
}

function readPostmasterFile(data: string) {
  try {
    return readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n');
  } catch {
    return [];
  }
}

function asAccount({ account, home }: DatabaseLocation) {
  const env = { PATH: process.env.PATH, LC_ALL: undefined, TZ: 'UTC' };
  return account ? { uid: account.uid, gid: account.gid, cwd: home, env } : { cwd: home, env };
}
