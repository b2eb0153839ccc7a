import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { readEnvironment } from '../../environment.js';
import { ModuleBuild } from '../../modules/module.build.js';
import { developModule } from '../../modules/module.development.js';
import { terminalConsole } from '../../office/office.console.js';
import { OfficeError } from '../../office/office.error.js';
import { runningOffice } from '../../office/office.lock.js';
import { PLATFORM } from '../../office/office.provisioning.js';
import { openSecrets } from '../../office/office.secrets.js';
import { administratorUrl, urlOfRole } from '../../office/office.database.js';

/** Runs the module of a folder in the local office until Ctrl-C, each build anew. */
export async function developCommand(folder: string): Promise<void> {
  const { callerDir, dataDir, databaseUrl, root } = readEnvironment();
  const path = resolve(callerDir, folder);
  if (!existsSync(path)) throw new OfficeError(`There is no folder ${path}.`);
  const office = runningOffice(dataDir);
  if (office?.state !== 'running' || !office.url) throw new OfficeError(`DEMOS is not running on ${dataDir}. Start it in another terminal with "npm start".`);
  const secrets = openSecrets(dataDir);
  const adminUrl = databaseUrl ?? administratorUrl(office.databasePort ?? 0, secrets);
  const console = terminalConsole();
  const ended = new Promise<void>((done) => ['SIGINT', 'SIGTERM', 'SIGHUP'].forEach((signal) => process.on(signal, () => done())));
  const build = new ModuleBuild(path, root, console);
  await build.first();
  const place = { folder: path, dataDir, gatewayUrl: office.url, adminUrl, platformUrl: urlOfRole(adminUrl, PLATFORM, secrets), secrets, console };
  const development = await developModule(place).catch((error: unknown) => {
    build.stop();
    throw error;
  });
  build.onChange(() => void development.reload());
  console.note('Ctrl-C takes it out of the office again.');
  await ended;
  build.stop();
  await development.stop();
}
