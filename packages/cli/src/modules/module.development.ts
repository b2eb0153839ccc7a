import { existsSync, mkdirSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { readEnvironment } from '../environment.js';
import { urlOfRole } from '../office/office.database.js';
import type { OfficeConsole } from '../office/office.console.js';
import { OfficeError } from '../office/office.error.js';
import { workspaceModules } from '../office/office.modules.js';
import { provision } from '../office/office.provisioning.js';
import { openRegistry } from '../office/office.registry.js';
import type { OfficeSecrets } from '../office/office.secrets.js';
import { signSystemToken } from '../office/system-token.js';
import { GatewayClient } from './gateway.client.js';
import { asksOf } from './module.grants.js';
import { isServed } from './module.presence.js';
import { ModuleStore } from './module.store.js';
import { ModuleYard } from './module.yard.js';
import { terminalActor } from './order.client.js';
import { readOwnManifest } from './package.manifest.js';
import { readPackage } from './package.shelf.js';
import { Refusal } from './refusal.js';

export interface DevelopmentPlace {
  folder: string;
  dataDir: string;
  gatewayUrl: string;
  adminUrl: string;
  platformUrl: string;
  secrets: OfficeSecrets;
  console: OfficeConsole;
}

export interface Development {
  /** Takes the present build up; the one before goes on when it does not fit. */
  reload(): Promise<void>;
  stop(): Promise<void>;
}

/** Runs the module of a folder beside the installed ones, unsigned, with all that it asks for, for as long as its author works on it. */
export async function developModule(place: DevelopmentPlace): Promise<Development> {
  const { folder, dataDir, gatewayUrl, adminUrl, platformUrl, secrets, console } = place;
  const { root, logLevel } = readEnvironment();
  const { id } = readPackage(folder);
  const store = new ModuleStore(platformUrl);
  const registry = openRegistry(platformUrl);
  const gateway = new GatewayClient(gatewayUrl, (body) => signSystemToken(secrets.keys, 'gateway', 60, body));
  const close = async () => {
    await registry.close();
    await store.close();
  };
  try {
    await assertFree(store, id);
    lendSdk(folder, root);
    await provision(adminUrl, [id], secrets);
  } catch (error) {
    await close();
    throw error;
  }
  const yard = new ModuleYard({
    dataDir,
    console,
    registry,
    drainMs: 1_000,
    onLaunch: () => undefined,
    placeOf: () => ({ dataDir, secrets, moduleUrl: urlOfRole(adminUrl, id, secrets), gatewayUrl, logLevel }),
  });
  const record = (outcome: 'done' | 'refused', version: string | null, reason: string | null) =>
    store.record({ actor: terminalActor(), verb: 'dev', module: id, version, outcome, reason, details: { folder } });

  const take = async () => {
    const { version, main } = readPackage(folder);
    const began = Date.now();
    const pack = { id, version, folder, main: join(folder, main), source: folder, sha256: '', publisherKey: null };
    const manifest = await readOwnManifest(pack, dataDir);
    const candidate = await yard.try({ id, main: pack.main });
    try {
      const { problems } = await gateway.check({ id, url: candidate.url, manifest });
      if (problems[0]) throw new Refusal(problems[0].code, problems.map(({ message }) => message).join('\n'));
      await candidate.admit({ origin: 'installed', granted: asksOf(manifest) });
      const problem = await gateway.untilJoined(id, version);
      if (problem) throw new Refusal('NOT_JOINED', `It did not become part of the graph: ${problem}.`);
    } catch (error) {
      await yard.reject(candidate);
      await yard.announce(id, { origin: 'installed', granted: asksOf(manifest) });
      throw error;
    }
    const former = yard.instate(candidate);
    if (former) void yard.drain(id, former);
    console.note(`${id} ${version} is in the office at ${gatewayUrl} (${((Date.now() - began) / 1000).toFixed(1)} s)`);
    return version;
  };

  const stop = async () => {
    await registry.remove(id);
    await gateway.untilGone(id);
    await yard.stop();
    await record('done', null, 'ended');
    await close();
    console.note(`${id} is out of the office; its data stays.`);
  };
  try {
    await record('done', await take(), 'began');
  } catch (error) {
    await registry.remove(id);
    await yard.stop();
    await close();
    throw error instanceof Refusal ? new OfficeError(error.message) : error;
  }
  let work = Promise.resolve();
  return {
    reload: () => (work = work.then(() => take().then(() => undefined, (error: unknown) => console.error(error instanceof Error ? error.message : String(error))))),
    stop: () => work.then(stop),
  };
}

async function assertFree(store: ModuleStore, id: string) {
  if (workspaceModules().some((each) => each.id === id)) throw new OfficeError(`"${id}" is a module of the office itself. Choose another id.`);
  const installed = await store.findInstalled(id);
  if (installed?.state === 'enabled') throw new OfficeError(`Module "${id}" ${installed.version} is installed. Disable it first: demos module disable ${id}`);
  if (await isServed(store, id)) throw new OfficeError(`Module "${id}" is being developed by another "demos module dev".`);
}

/** An author's folder need not have the platform's packages: they are lent from this clone. */
function lendSdk(folder: string, root: string) {
  for (const name of ['module-sdk', 'module-testing']) {
    const link = join(folder, 'node_modules', '@demos', name);
    if (existsSync(link)) continue;
    let above = dirname(folder);
    while (above !== dirname(above) && !existsSync(join(above, 'node_modules', '@demos', name))) above = dirname(above);
    if (existsSync(join(above, 'node_modules', '@demos', name))) continue;
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(join(root, 'packages', name), link, 'junction');
  }
}
