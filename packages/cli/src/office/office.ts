import { mkdirSync } from 'node:fs';
import { readEnvironment } from '../environment.js';
import { GatewayClient } from '../modules/gateway.client.js';
import { ModuleLife } from '../modules/module.life.js';
import { ModuleStore } from '../modules/module.store.js';
import { ModuleYard } from '../modules/module.yard.js';
import { OrderDesk } from '../modules/order.desk.js';
import { PackageShelf } from '../modules/package.shelf.js';
import { writeDemoSeed } from './demo-town.js';
import { runModuleCommand } from './module-command.js';
import type { CommandPlace, CommandResult } from './module-command.js';
import { quietConsole, terminalConsole } from './office.console.js';
import type { OfficeConsole } from './office.console.js';
import { openDatabase } from './office.database.js';
import { OfficeError } from './office.error.js';
import { endLeftovers } from './office.leftovers.js';
import { lockOffice, markOf } from './office.lock.js';
import type { OfficeLock } from './office.lock.js';
import { discoverModules } from './office.modules.js';
import type { ModuleSource } from './office.modules.js';
import { claimPort } from './office.port.js';
import { startGateway } from './office.processes.js';
import { PLATFORM, provision } from './office.provisioning.js';
import { untilReady } from './office.readiness.js';
import { openRegistry } from './office.registry.js';
import type { Registration, Registry } from './office.registry.js';
import { RollCall } from './office.roll-call.js';
import { openSecrets } from './office.secrets.js';
import { seedOffice } from './office.seed.js';
import type { SeedStep } from './office.seed.js';
import type { SupervisedProcess } from './supervised-process.js';
import { signSystemToken } from './system-token.js';
import { Unwinding } from './unwinding.js';

const HOST = '127.0.0.1';
const GATEWAY_PATIENCE = 4000;

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
  /** How long the process of an old version may finish what it began. */
  drainMs?: number;
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
  /** Orders about installed modules, and what became of them. */
  orders: ModuleStore;
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
  const undo = new Unwinding();
  undo.add(() => lock.release());
  try {
    return await boot(options, console, lock, undo);
  } catch (error) {
    await undo.run();
    throw error;
  }
}

async function boot(options: OfficeOptions, console: OfficeConsole, lock: OfficeLock, undo: Unwinding): Promise<Office> {
  const { root, logLevel: usualLogLevel } = readEnvironment();
  const { dataDir, logLevel = usualLogLevel } = options;
  await endLeftovers(lock.leftovers);
  const port = await claimPort(options.port, HOST);
  const url = `http://${HOST}:${port}`;
  const modules = chooseModules(root, options.modules);
  const ids = modules.map(({ id }) => id);
  const secrets = openSecrets(dataDir);

  const database = await openDatabase({ dataDir, databaseUrl: options.databaseUrl, port: lock.lastDatabasePort, secrets, console });
  undo.add(database.stop);
  lock.update({ databasePort: database.port });
  await provision(database.adminUrl, ids, secrets);
  const registry = openRegistry(database.urlFor(PLATFORM));
  undo.add(registry.close);
  const store = new ModuleStore(database.urlFor(PLATFORM));
  undo.add(() => store.close());
  const shelf = new PackageShelf(dataDir, root);
  const guests = await presentGuests(store, shelf, ids, console);
  const guestIds = guests.map(({ id }) => id);
  await provision(database.adminUrl, guestIds, secrets);
  await registry.keepOnly([...ids, ...guestIds]);

  const rollCall = new RollCall(registry, ids, guestIds);
  undo.add(() => rollCall.cancel());
  const place = (id: string): CommandPlace => ({ dataDir, secrets, moduleUrl: database.urlFor(id), gatewayUrl: url, logLevel });
  const where = { dataDir, console, onLaunch: () => lock.update({ children: marksOf([gateway, ...yard.processes]) }) };
  const yard = new ModuleYard({ ...where, registry, placeOf: place, drainMs: options.drainMs });
  const gateway = startGateway({ root, main: options.gateway, host: HOST, port, databaseUrl: database.urlFor(PLATFORM), secrets, logLevel }, where);
  const answer = (module: Registration) => rollCall.answer(module);
  for (const source of modules) yard.start(source, { origin: 'workspace', granted: [] }, answer);
  for (const { granted, ...source } of guests) yard.start(source, { origin: 'installed', granted }, answer, () => void rollCall.excuse(source.id));
  undo.add(() => yard.stop());
  undo.add(() => gateway.stop(GATEWAY_PATIENCE));
  undo.add(() => lock.update({ state: 'stopping' }));
  where.onLaunch();
  const own = new Map(ids.flatMap((id) => memberOf(yard, id)));
  const others = new Map(guestIds.flatMap((id) => memberOf(yard, id)));
  await untilReady({ url, gateway, modules: own, guests: others, dataDir, console, signal: options.signal });
  await registry.grantOwn();
  await store.wakeFollowers([...ids, ...guestIds]);

  const runCommand: Office['runCommand'] = (moduleId, command, args, onLine = () => undefined) =>
    runModuleCommand(required(modules, moduleId), [command, ...args], place(moduleId), { onLine, signal: options.signal });
  const seeded = options.seed ? await seed(dataDir, registry, console, runCommand, options.signal) : false;
  const client = new GatewayClient(url, (body) => signSystemToken(secrets.keys, 'gateway', 60, body));
  const life = new ModuleLife({ dataDir, adminUrl: database.adminUrl, secrets, registry, store, yard, shelf, gateway: client, own: ids });
  const desk = new OrderDesk(life, store, console);
  undo.add(() => desk.close());
  await desk.open();
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
    moduleProcess: (id) => yard.members.get(id) ?? unknownModule(id),
    orders: store,
    gatewayProcess: gateway,
    runCommand,
    stop: () => undo.run(),
    kill() {
      for (const each of [gateway, ...yard.processes]) each.abandon();
      database.kill();
      lock.release();
    },
  };
}

interface Guest extends ModuleSource {
  granted: string[];
}

/** Installed modules that are to run; one whose files are gone is told of and left out. */
async function presentGuests(store: ModuleStore, shelf: PackageShelf, own: string[], console: OfficeConsole): Promise<Guest[]> {
  const installed = await store.installed();
  shelf.keepOnly(new Set(installed.flatMap(({ folder, previous }) => [folder, ...(previous ? [previous.folder] : [])])));
  return installed.flatMap(({ id, folder, state, granted }) => {
    if (state === 'disabled' || own.includes(id)) return [];
    try {
      return [{ id, main: shelf.mainOf(folder), granted }];
    } catch (error) {
      console.error(`${id} is installed but its files are not usable, the office works without it. ${messageOf(error)}`);
      return [];
    }
  });
}

function memberOf({ members }: ModuleYard, id: string): [string, SupervisedProcess][] {
  const process = members.get(id);
  return process ? [[id, process]] : [];
}

function messageOf(error: unknown) {
  return error instanceof Error ? error.message : String(error);
}

function marksOf(processes: SupervisedProcess[]) {
  return processes.flatMap(({ pid }) => (pid ? [markOf(pid)] : []));
}

function seed(dataDir: string, registry: Registry, console: OfficeConsole, runCommand: Office['runCommand'], signal?: AbortSignal) {
  return seedOffice({
    dataDir,
    registry,
    console,
    signal,
    write: writeDemoSeed,
    async run({ module, command, args }: SeedStep) {
      const { code, output } = await runCommand(module, command, args, (line) => console.progress(`  ${line}`));
      if (code !== 0 && !signal?.aborted) console.error(output);
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
