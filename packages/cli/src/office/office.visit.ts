import { readEnvironment } from '../environment.js';
import { writeDemoSeed } from './demo-town.js';
import { runModuleCommand } from './module-command.js';
import type { CommandOptions, CommandResult } from './module-command.js';
import type { OfficeConsole } from './office.console.js';
import { administratorUrl, openDatabase, urlOfRole } from './office.database.js';
import { OfficeError } from './office.error.js';
import { lockOffice, runningOffice } from './office.lock.js';
import { discoverModules } from './office.modules.js';
import type { ModuleSource } from './office.modules.js';
import { PLATFORM, provision } from './office.provisioning.js';
import { ModuleStore } from '../modules/module.store.js';
import { PackageShelf } from '../modules/package.shelf.js';
import type { Registry } from './office.registry.js';
import { openSecrets } from './office.secrets.js';
import { seedOffice } from './office.seed.js';

export interface OfficeVisit {
  urlFor(schema: string): string;
  run(moduleId: string, words: string[], options?: CommandOptions): Promise<CommandResult>;
  seed(registry: Registry): Promise<boolean>;
}

/** Works on the running office; if none runs, its database is opened for the time of the work. */
export async function visitOffice<T>(console: OfficeConsole, work: (visit: OfficeVisit) => Promise<T>): Promise<T> {
  const environment = readEnvironment();
  const { root, dataDir, databaseUrl } = environment;
  const modules = discoverModules(root);
  const secrets = openSecrets(dataDir);
  const visit = (adminUrl: string, gatewayUrl: string | undefined): OfficeVisit => {
    const urlFor = (schema: string) => urlOfRole(adminUrl, schema, secrets);
    const run: OfficeVisit['run'] = async (moduleId, words, options) =>
      runModuleCommand(
        modules.find(({ id }) => id === moduleId) ?? (await findInstalled(moduleId, modules, urlFor(PLATFORM), new PackageShelf(dataDir, root))),
        words,
        { dataDir, secrets, moduleUrl: urlFor(moduleId), gatewayUrl, logLevel: environment.logLevel },
        options,
      );
    return {
      urlFor,
      run,
      seed: (registry) =>
        seedOffice({
          dataDir,
          registry,
          console,
          write: writeDemoSeed,
          run: async ({ module, command, args }) => (await run(module, [command, ...args])).code,
        }),
    };
  };
  const running = runningOffice(dataDir);
  if (running?.state === 'running') {
    return work(visit(databaseUrl ?? administratorUrl(running.databasePort ?? 0, secrets), running.url));
  }
  const lock = await lockOffice(dataDir, 'command');
  try {
    const database = await openDatabase({ dataDir, databaseUrl, port: lock.lastDatabasePort, secrets, console });
    try {
      await provision(database.adminUrl, modules.map(({ id }) => id), secrets);
      return await work(visit(database.adminUrl, undefined));
    } finally {
      await database.stop();
    }
  } finally {
    lock.release();
  }
}

async function findInstalled(id: string, modules: ModuleSource[], platformUrl: string, shelf: PackageShelf): Promise<ModuleSource> {
  const store = new ModuleStore(platformUrl);
  try {
    const installed = await store.installed();
    const found = installed.find((each) => each.id === id);
    if (found) return { id, main: shelf.mainOf(found.folder) };
    const known = [...modules, ...installed].map((each) => each.id).join(', ');
    throw new OfficeError(`There is no command and no module "${id}". Modules: ${known}. See "npm run demos -- help".`);
  } finally {
    await store.close();
  }
}
