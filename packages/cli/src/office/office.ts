import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { childEnvironment, readEnvironment } from '../environment.js';
import { writeDemoSeed } from './demo-town.js';
import { moduleEnvironment, runModuleCommand } from './module-command.js';
import type { CommandPlace, CommandResult } from './module-command.js';
import { quietConsole, terminalConsole } from './office.console.js';
import type { OfficeConsole } from './office.console.js';
import { openDatabase } from './office.database.js';
import type { OfficeDatabase } from './office.database.js';
import { OfficeError } from './office.error.js';
import { endLeftovers } from './office.leftovers.js';
import { lockOffice, markOf } from './office.lock.js';
import type { OfficeLock } from './office.lock.js';
import { discoverModules } from './office.modules.js';
import type { ModuleSource } from './office.modules.js';
import { claimPort } from './office.port.js';
import { PLATFORM, provision } from './office.provisioning.js';
import { openRegistry } from './office.registry.js';
import type { Registry } from './office.registry.js';
import { RollCall } from './office.roll-call.js';
import { openSecrets } from './office.secrets.js';
import { seedOffice } from './office.seed.js';
import type { SeedStep } from './office.seed.js';
import { SupervisedProcess } from './supervised-process.js';
import { signSystemToken } from './system-token.js';

const HOST = '127.0.0.1';
const START_PATIENCE = 90_000;
const HOPELESS_AFTER = 4;

export interface OfficeOptions {
  dataDir: string;
  /** 0: any free port. */
  port: number;
  /** A PostgreSQL server of one's own instead of the embedded one. */
  databaseUrl?: string;
  /** Ids of the modules to start, or modules from elsewhere; by default all of the workspace. */
  modules?: (string | ModuleSource)[];
  /** Main file of another gateway. */
  gateway?: string;
  /** Loads the demo office into an empty database. */
  seed?: boolean;
  quiet?: boolean;
  console?: OfficeConsole;
  logLevel?: string;
  /** Gives the start up when it fires before the office is ready. */
  signal?: AbortSignal;
}

export interface Office {
  url: string;
  dataDir: string;
  modules: ModuleSource[];
  /** Whether this start has loaded the demo office. */
  seeded: boolean;
  /** Whether the demo office is in the database. */
  hasDemo: boolean;
  /** Connection string of a module's own role. */
  databaseUrlFor(moduleId: string): string;
  /** Connection string of the database's owner. */
  adminUrl: string;
  systemToken(audience?: string, body?: string): string;
  moduleProcess(id: string): SupervisedProcess;
  gatewayProcess: SupervisedProcess;
  runCommand(moduleId: string, command: string, args: string[], onLine?: (line: string) => void): Promise<CommandResult>;
  stop(): Promise<void>;
  /** Ends everything at once, without manners. */
  kill(): void;
}

/**
 * Boots a whole office: database, roles, modules, gateway, demo data.
 *
 * @example
 * const office = await startOffice({ dataDir, port: 0, quiet: true });
 * await office.stop();
 */
export async function startOffice(options: OfficeOptions): Promise<Office> {
  const console = options.console ?? (options.quiet ? quietConsole : terminalConsole());
  mkdirSync(options.dataDir, { recursive: true });
  const lock = await lockOffice(options.dataDir, 'starting');
  const undo: (() => Promise<unknown> | void)[] = [() => lock.release()];
  const unwind = async () => {
    for (const step of undo.splice(0).reverse()) await step();
  };
  try {
    return await boot(options, console, lock, undo, unwind);
  } catch (error) {
    await unwind();
    throw error;
  }
}

async function boot(
  options: OfficeOptions,
  console: OfficeConsole,
  lock: OfficeLock,
  undo: (() => Promise<unknown> | void)[],
  unwind: () => Promise<void>,
): Promise<Office> {
  const { root, logLevel } = readEnvironment();
  const { dataDir } = options;
  await endLeftovers(lock.leftovers);
  const port = await claimPort(options.port, HOST);
  const url = `http://${HOST}:${port}`;
  const modules = chooseModules(root, options.modules);
  const secrets = openSecrets(dataDir);
  const database = await openDatabase({ dataDir, databaseUrl: options.databaseUrl, port: lock.lastDatabasePort, secrets, console });
  undo.push(database.stop);
  lock.update({ databasePort: database.port });
  await provision(database.adminUrl, modules.map(({ id }) => id), secrets);

  const registry = openRegistry(database.urlFor(PLATFORM));
  undo.push(registry.close);
  await registry.keepOnly(modules.map(({ id }) => id));
  const rollCall = new RollCall(registry, modules.map(({ id }) => id));
  undo.push(() => rollCall.cancel());
  const place = (id: string): CommandPlace => ({
    dataDir,
    secrets,
    moduleUrl: database.urlFor(id),
    gatewayUrl: url,
    logLevel: options.logLevel ?? logLevel,
  });
  const processes = new Map<string, SupervisedProcess>();
  const remember = () => {
    const pids = [...processes.values(), gateway].flatMap((each) => (each.pid ? [each.pid] : []));
    lock.update({ children: pids.map(markOf) });
  };
  const gateway = new SupervisedProcess({
    name: 'gateway',
    main: options.gateway ?? join(root, 'gateway', 'dist', 'main.js'),
    env: gatewayEnvironment(options, root, port, database, secrets.keys.privateKey, options.logLevel ?? logLevel),
    dataDir,
    console,
    onLaunch: () => remember(),
    onReady: async () => undefined,
  });
  for (const source of modules) processes.set(source.id, startModule(source, place(source.id), rollCall, console, remember));
  remember();
  undo.push(() => Promise.all([...processes.values()].map((each) => each.stop())));
  undo.push(() => gateway.stop(4000));
  undo.push(() => lock.update({ state: 'stopping' }));
  await untilReady(url, gateway, processes, dataDir, options.signal);
  for (const each of processes.values()) {
    if (!each.isRunning) console.error(`${each.plan.name} does not start, the office works without it. Its log: ${join(dataDir, 'logs', `${each.plan.name}.log`)}`);
  }

  const runCommand: Office['runCommand'] = (moduleId, command, args, onLine = () => undefined) =>
    runModuleCommand(required(modules, moduleId), [command, ...args], place(moduleId), { onLine });
  const seeded = options.seed ? await seed(dataDir, registry, console, runCommand) : false;
  lock.update({ state: 'running', url });
  return {
    url,
    dataDir,
    modules,
    seeded,
    hasDemo: (await registry.seeded()).length > 0,
    adminUrl: database.adminUrl,
    databaseUrlFor: database.urlFor,
    systemToken: (audience = 'gateway', body) => signSystemToken(secrets.keys, audience, 600, body),
    moduleProcess: (id) => processes.get(id) ?? unknownModule(id),
    gatewayProcess: gateway,
    runCommand,
    stop: unwind,
    kill() {
      for (const each of [gateway, ...processes.values()]) each.abandon();
      database.kill();
      lock.release();
    },
  };
}

function startModule(source: ModuleSource, place: CommandPlace, rollCall: RollCall, console: OfficeConsole, onLaunch: () => void) {
  return new SupervisedProcess({
    name: source.id,
    main: source.main,
    env: moduleEnvironment(place),
    dataDir: place.dataDir,
    console,
    onLaunch,
    async onReady({ id, url }) {
      if (id !== source.id) throw new OfficeError(`the module of package "${source.id}" calls itself "${id}"; both must be the same`);
      await rollCall.answer(id, url);
    },
  });
}

function gatewayEnvironment(
  options: OfficeOptions,
  root: string,
  port: number,
  database: OfficeDatabase,
  privateKey: object,
  logLevel: string,
) {
  const web = join(root, 'web', 'build');
  return childEnvironment(options.dataDir, {
    DEMOS_PORT: String(port),
    DEMOS_HOST: HOST,
    DEMOS_PLATFORM_DATABASE_URL: database.urlFor(PLATFORM),
    DEMOS_INTERNAL_PRIVATE_KEY: JSON.stringify(privateKey),
    DEMOS_LOG_LEVEL: logLevel,
    ...(existsSync(web) ? { DEMOS_WEB_DIR: web } : {}),
  });
}

async function untilReady(url: string, gateway: SupervisedProcess, modules: Map<string, SupervisedProcess>, dataDir: string, signal?: AbortSignal) {
  const deadline = Date.now() + START_PATIENCE;
  const hopeless = (each: SupervisedProcess) => each.restarts >= HOPELESS_AFTER;
  const all = [gateway, ...modules.values()];
  while (Date.now() < deadline) {
    if (signal?.aborted) throw new OfficeError('The start was given up.');
    if (hopeless(gateway) || (modules.size > 0 && [...modules.values()].every(hopeless))) break;
    const settled = [...modules.values()].every((each) => each.isRunning || hopeless(each));
    if (settled && (await isReady(url, all.some(hopeless)))) return;
    await delay(25);
  }
  const late = all.filter((each) => !each.isRunning).map(({ plan }) => plan.name);
  const who = late.length ? late.join(', ') : 'the gateway, which has not composed the schema';
  throw new OfficeError(`The office did not get ready; still missing: ${who}. The logs are in ${join(dataDir, 'logs')}.`);
}

/** With a module that cannot start, the office works as soon as the rest has a schema. */
async function isReady(url: string, incomplete: boolean) {
  try {
    const response = await fetch(`${url}/health${incomplete ? '' : '/ready'}`, { signal: AbortSignal.timeout(2000) });
    const health = (await response.json()) as { supergraph?: boolean };
    return incomplete ? health.supergraph === true : response.status === 200;
  } catch {
    return false;
  }
}

function seed(dataDir: string, registry: Registry, console: OfficeConsole, runCommand: Office['runCommand']) {
  return seedOffice({
    dataDir,
    registry,
    console,
    write: writeDemoSeed,
    async run({ module, command, args }: SeedStep) {
      const { code, output } = await runCommand(module, command, args, (line) => console.progress(`  ${line}`));
      if (code !== 0) console.error(output);
      return code;
    },
  });
}

export function chooseModules(root: string, wanted?: (string | ModuleSource)[]): ModuleSource[] {
  const found = discoverModules(root);
  return wanted ? wanted.map((each) => (typeof each === 'string' ? required(found, each) : each)) : found;
}

function required(modules: ModuleSource[], id: string): ModuleSource {
  return modules.find((each) => each.id === id) ?? unknownModule(id);
}

function unknownModule(id: string): never {
  throw new OfficeError(`There is no module "${id}".`);
}
