import { readEnvironment } from '../environment.js';
import { writeDemoSeed } from './demo-town.js';
import { runModuleCommand } from './module-command.js';
import type { CommandOptions, CommandResult } from './module-command.js';
import type { OfficeConsole } from './office.console.js';
import { openDatabase, urlOfRole } from './office.database.js';
import { OfficeError } from './office.error.js';
import { lockOffice, runningOffice } from './office.lock.js';
import { discoverModules } from './office.modules.js';
import type { ModuleSource } from './office.modules.js';
import { provision } from './office.provisioning.js';
import type { Registry } from './office.registry.js';
import { openSecrets } from './office.secrets.js';
import { seedOffice } from './office.seed.js';
import { ADMINISTRATOR } from '../postgres/cluster.js';

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
    const run: OfficeVisit['run'] = (moduleId, words, options) =>
      runModuleCommand(
        find(modules, moduleId),
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
    const password = encodeURIComponent(secrets.administrator);
    return work(visit(databaseUrl ?? `postgres://${ADMINISTRATOR}:${password}@127.0.0.1:${running.databasePort}/demos`, running.url));
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

function find(modules: ModuleSource[], id: string) {
  const source = modules.find((each) => each.id === id);
  if (source) return source;
  throw new OfficeError(`There is no command and no module "${id}". Modules: ${modules.map((each) => each.id).join(', ')}. See "npm run demos -- help".`);
}
