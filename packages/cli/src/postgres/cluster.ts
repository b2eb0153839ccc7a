import { spawn, spawnSync } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { chownSync, closeSync, existsSync, mkdirSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { OfficeError } from '../office/office.error.js';
import { postgresBinaries } from './binaries.js';
import type { Binaries } from './binaries.js';
import { freePort } from './free-port.js';
import { readPostmasterFile, stopLeftover } from './leftover.js';
import { databaseLocation } from './location.js';
import type { DatabaseLocation } from './location.js';
import { writeSettings } from './settings.js';

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

async function stopServer(server: ChildProcess, exited: Promise<number | null>) {
  if (server.exitCode !== null || server.signalCode !== null) return;
  server.kill('SIGINT');
  const quit = setTimeout(() => server.kill('SIGQUIT'), 2500);
  const force = setTimeout(() => server.kill('SIGKILL'), 6000);
  await exited;
  clearTimeout(quit);
  clearTimeout(force);
}

function asAccount({ account, home }: DatabaseLocation) {
  const env = { PATH: process.env.PATH, LC_ALL: undefined, TZ: 'UTC' };
  return account ? { uid: account.uid, gid: account.gid, cwd: home, env } : { cwd: home, env };
}
