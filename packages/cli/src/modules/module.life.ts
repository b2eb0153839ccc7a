import { rmSync } from 'node:fs';
import { hasSchema, provision, unprovision } from '../office/office.provisioning.js';
import type { Registry } from '../office/office.registry.js';
import type { OfficeSecrets } from '../office/office.secrets.js';
import { Unwinding } from '../office/unwinding.js';
import type { CheckReport, GatewayClient } from './gateway.client.js';
import { asksOf, feedsOf, grantedOf } from './module.grants.js';
import { isServed } from './module.presence.js';
import type { Actor, InstalledModule, ModuleStore } from './module.store.js';
import type { ModuleYard } from './module.yard.js';
import { needed } from './order.args.js';
import type { OrderArgs } from './order.args.js';
import { readManifest } from './package.manifest.js';
import type { ModuleManifest } from './package.manifest.js';
import type { ModulePackage, PackageShelf } from './package.shelf.js';
import { NO_FINDINGS, Refusal } from './refusal.js';
import type { Findings } from './refusal.js';

const PURGE_DRAIN = 1_000;

export interface LifePlace {
  dataDir: string;
  adminUrl: string;
  secrets: OfficeSecrets;
  registry: Registry;
  store: ModuleStore;
  yard: ModuleYard;
  shelf: PackageShelf;
  gateway: GatewayClient;
  /** Modules that are part of the office. */
  own: readonly string[];
}

export interface ModuleFacts {
  id: string;
  version: string;
  publisherKey: string | null;
  asks: string[];
  granted?: string[];
  permissions: string[];
  requires: Record<string, string>;
  previousVersion?: string | null;
}

export interface OrderResult extends Findings {
  module: ModuleFacts;
  details?: Record<string, unknown>;
}

/** What an order does besides its work. */
export interface Errand {
  args: OrderArgs;
  actor: Actor;
  step(text: string): Promise<void>;
  /** Whom it is about, as soon as that is known. */
  about(id: string, version?: string): void;
}

/** What can happen to an installed module. Each verb is done as a whole, or refused and nothing has changed. */
export class ModuleLife {
  readonly #place: LifePlace;

  constructor(place: LifePlace) {
    this.#place = place;
  }

  add(errand: Errand): Promise<OrderResult> {
    return this.#withPackage(errand, async (pack) => {
      await this.#assertNew(pack.id);
      const manifest = await this.#describe(errand, pack);
      this.#assertPublisher(pack, await this.#place.store.keyLeftBehind(pack.id), errand.args);
      return this.#bring(errand, pack, manifest, grantedOf(manifest, errand.args.grant), null);
    });
  }

  upgrade(errand: Errand): Promise<OrderResult> {
    return this.#withPackage(errand, async (pack) => {
      const { id = pack.id } = errand.args;
      if (id !== pack.id) throw new Refusal('OTHER_MODULE', `The package holds module "${pack.id}", not "${id}". Name the package of "${id}".`);
      const current = await this.#installed(id);
      if (current.sha256 === pack.sha256) throw new Refusal('SAME_PACKAGE', `This very package of "${id}" (${pack.version}) is installed already.`);
      const manifest = await this.#describe(errand, pack);
      this.#assertPublisher(pack, current.publisherKey, errand.args);
      const granted = grantedOf(manifest, errand.args.grant === true ? true : [...current.granted, ...errand.args.grant]);
      return this.#bring(errand, pack, manifest, granted, current);
    });
  }

  async rollback(errand: Errand): Promise<OrderResult> {
    const current = await this.#installed(needed(errand.args.id, 'id'));
    errand.about(current.id, current.previous?.version);
    const { previous } = current;
    if (!previous) throw new Refusal('NOTHING_BEFORE', `There is no version of "${current.id}" to go back to.`);
    const { shelf } = this.#place;
    const pack: ModulePackage = { ...previous, folder: shelf.folderOf(previous.folder), main: shelf.mainOf(previous.folder) };
    return this.#bring(errand, pack, previous.manifest, previous.granted, current);
  }

  async enable(errand: Errand): Promise<OrderResult> {
    const { store, shelf } = this.#place;
    const current = await this.#installed(needed(errand.args.id, 'id'));
    const { id, version, manifest, granted } = current;
    errand.about(id, version);
    if (current.state === 'enabled') throw new Refusal('ENABLED_ALREADY', `Module "${id}" is enabled already.`);
    const undo = new Unwinding();
    const findings = await this.#undoing(undo, () => this.#start(errand, { id, version, main: shelf.mainOf(current.folder), manifest, granted }, undo));
    await store.saveInstalled({ ...current, state: 'enabled' }, errand.actor);
    return { ...findings, module: factsOf(current) };
  }

  async disable(errand: Errand): Promise<OrderResult> {
    const { store } = this.#place;
    const current = await this.#installed(needed(errand.args.id, 'id'));
    errand.about(current.id, current.version);
    if (current.state === 'disabled') throw new Refusal('DISABLED_ALREADY', `Module "${current.id}" is disabled already.`);
    const findings = await this.#takeOut(errand, current);
    await store.saveInstalled({ ...current, state: 'disabled' }, errand.actor);
    return { ...findings, module: factsOf(current) };
  }

  async remove(errand: Errand): Promise<OrderResult> {
    const { store, adminUrl } = this.#place;
    const { purge } = errand.args;
    const current = await this.#installed(needed(errand.args.id, 'id'));
    const { id, publisherKey } = current;
    errand.about(id, current.version);
    const findings = current.state === 'enabled' ? await this.#takeOut(errand, current, purge ? PURGE_DRAIN : undefined, purge) : NO_FINDINGS;
    await store.forgetInstalled(id);
    if (purge) {
      await errand.step('Deleting its data');
      await unprovision(adminUrl, id);
    }
    return { ...findings, module: factsOf(current), details: { purge, publisherKey } };
  }

  /** Says what adding or upgrading would do, or what removing would. */
  async check(errand: Errand): Promise<OrderResult> {
    const { source, id } = errand.args;
    if (!source) {
      const current = await this.#installed(needed(id, 'id'));
      errand.about(current.id, current.version);
      return { ...(await this.#place.gateway.check({ id: current.id, without: true })), module: factsOf(current) };
    }
    return this.#withPackage(errand, async (pack) => {
      const current = await this.#place.store.findInstalled(pack.id);
      if (!current) await this.#assertNew(pack.id);
      const manifest = await this.#describe(errand, pack);
      this.#assertPublisher(pack, current ? current.publisherKey : await this.#place.store.keyLeftBehind(pack.id), errand.args);
      await errand.step('Composing it with the others');
      const { problems, changes, breaks } = await this.#place.gateway.check({ id: pack.id, manifest });
      return { problems, changes, breaks, module: { ...factsOf({ ...pack, manifest }), granted: current?.granted, previousVersion: current?.version ?? null } };
    });
  }

  async #withPackage(errand: Errand, work: (pack: ModulePackage) => Promise<OrderResult>): Promise<OrderResult> {
    await errand.step('Unpacking');
    const { shelf, store } = this.#place;
    const pack = await shelf.take(needed(errand.args.source, 'source'));
    errand.about(pack.id, pack.version);
    try {
      return await work(pack);
    } finally {
      const kept = (await store.installed()).flatMap(({ folder, previous }) => [folder, ...(previous ? [previous.folder] : [])]);
      if (!kept.includes(shelf.nameOf(pack.folder))) rmSync(pack.folder, { recursive: true, force: true });
    }
  }

  async #describe(errand: Errand, pack: ModulePackage): Promise<ModuleManifest> {
    await errand.step(`Reading what ${pack.id} ${pack.version} says of itself`);
    return readManifest(pack, this.#place.dataDir);
  }

  async #assertNew(id: string): Promise<void> {
    const { own, store } = this.#place;
    if (own.includes(id)) throw new Refusal('ID_TAKEN', `"${id}" is a module of the office itself. Choose another id in package.json and defineModule.`);
    const installed = await store.findInstalled(id);
    if (installed) throw new Refusal('INSTALLED_ALREADY', `Module "${id}" ${installed.version} is installed. Use "demos module upgrade ${id} <package>", or remove it first.`);
    if (await isServed(store, id)) throw new Refusal('ID_TAKEN', `A module "${id}" is running already (perhaps by "demos module dev"). End it first.`);
  }

  #assertPublisher({ id, publisherKey }: ModulePackage, pinned: string | null, { allowUnsigned }: OrderArgs): void {
    if (pinned && publisherKey !== pinned) {
      const how = publisherKey ? `is signed with another key (${publisherKey})` : 'is not signed';
      throw new Refusal('OTHER_KEY', `The package ${how}; module "${id}" came from the publisher with key ${pinned}. Get it from him, or remove the module with its data (remove --purge) and add it anew.`);
    }
    if (!publisherKey && !allowUnsigned) {
      throw new Refusal('UNSIGNED', `The package is not signed, so that nobody can tell where it comes from. Have it signed ("demos module sign"), or take it as it is with --allow-unsigned.`);
    }
  }

  async #installed(id: string): Promise<InstalledModule> {
    const found = await this.#place.store.findInstalled(id);
    if (found) return found;
    if (this.#place.own.includes(id)) throw new Refusal('PART_OF_OFFICE', `"${id}" is a part of the office itself and stays.`);
    throw new Refusal('NOT_INSTALLED', `No module "${id}" is installed. "demos module list" shows the ones that are.`);
  }

  /** Brings a package into the office, in the place of the version that is there. */
  async #bring(errand: Errand, pack: ModulePackage, manifest: ModuleManifest, granted: string[], current: InstalledModule | null): Promise<OrderResult> {
    const { adminUrl, secrets, store, shelf } = this.#place;
    const { id, version } = pack;
    const undo = new Unwinding();
    const findings = await this.#undoing(undo, async () => {
      const isNew = !current && !(await hasSchema(adminUrl, id));
      const onPaper = isNew ? NO_FINDINGS : await this.#checked(errand, { id, manifest });
      if (current?.state === 'disabled') return onPaper;
      if (isNew) undo.add(() => unprovision(adminUrl, id));
      await provision(adminUrl, [id], secrets);
      return this.#start(errand, { id, version, main: pack.main, manifest, granted, current }, undo);
    });
    const { previous: _before, ...former } = current ?? { previous: null };
    const next: InstalledModule = {
      id,
      version,
      folder: shelf.nameOf(pack.folder),
      source: pack.source,
      sha256: pack.sha256,
      publisherKey: pack.publisherKey,
      state: current?.state ?? 'enabled',
      granted,
      manifest,
      previous: current ? (former as InstalledModule['previous']) : null,
    };
    await store.saveInstalled(next, errand.actor);
    return { ...findings, module: factsOf(next), details: { source: pack.source, sha256: pack.sha256, publisherKey: pack.publisherKey, granted, from: current?.version } };
  }

  /** Starts a process beside what runs, has it checked, and lets it take its place in the graph. */
  async #start(errand: Errand, wanted: Wanted, undo: Unwinding): Promise<Findings> {
    const { yard, gateway, registry, store } = this.#place;
    const { id, version, main, manifest, granted, current } = wanted;
    await errand.step(`Starting ${id} ${version}`);
    const candidate = await yard.try({ id, main });
    undo.add(() => yard.reject(candidate));
    const findings = await this.#checked(errand, { id, url: candidate.url, manifest });
    await errand.step('Switching over');
    undo.add(() => (current ? yard.announce(id, { origin: 'installed', granted: current.granted }) : registry.remove(id)));
    await candidate.admit({ origin: 'installed', granted });
    const problem = await gateway.untilJoined(id, version);
    if (problem) throw new Refusal('NOT_JOINED', `Module "${id}" ${version} did not become part of the graph: ${problem}.`);
    const former = yard.instate(candidate);
    if (former) void yard.drain(id, former);
    await store.wakeFollowers(feedsOf(manifest));
    return findings;
  }

  async #takeOut(errand: Errand, { id }: InstalledModule, drainMs?: number, wait = false): Promise<Findings> {
    const { gateway, registry, yard } = this.#place;
    await errand.step('Looking who needs it');
    const { problems, changes, breaks } = await gateway.check({ id, without: true });
    if (problems[0]) throw new Refusal(problems[0].code, sentence(problems[0].message), { problems, changes, breaks });
    await errand.step(`Taking ${id} out of the graph`);
    await registry.remove(id);
    await gateway.untilGone(id);
    const { gone } = yard.dismiss(id, drainMs);
    if (wait) await gone;
    return { problems, changes, breaks };
  }

  async #checked(errand: Errand, question: { id: string; manifest: ModuleManifest; url?: string }): Promise<Findings> {
    await errand.step(question.url ? 'Asking it and composing it with the others' : 'Composing it with the others');
    const report = await this.#place.gateway.check(question);
    const { problems, changes, breaks } = report;
    const reason = reasonAgainst(report, errand.args.acceptBreaks);
    if (reason) throw new Refusal(reason.code, reason.message, { problems, changes, breaks });
    return { problems, changes, breaks };
  }

  async #undoing<T>(undo: Unwinding, work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      await undo.run();
      throw error;
    }
  }
}

interface Wanted {
  id: string;
  version: string;
  main: string;
  manifest: ModuleManifest;
  granted: string[];
  /** What it takes the place of. */
  current?: InstalledModule | null;
}

function reasonAgainst({ problems, breaks }: CheckReport, acceptBreaks: boolean) {
  const [problem] = problems;
  if (problem) return { code: problem.code, message: sentence(problem.message) };
  const [broken] = breaks;
  if (!broken || acceptBreaks) return undefined;
  const name = broken.operationName ? `operation ${broken.operationName}` : 'an operation';
  const more = breaks.length > 1 ? ` (and ${breaks.length - 1} more)` : '';
  return { code: 'BREAKS_OPERATIONS', message: `It would break ${name} that is in use${more}: ${sentence(broken.message)} Keep the field for another version, or take it all the same with --accept-breaks.` };
}

function sentence(text: string) {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}

function factsOf({ id, version, publisherKey, manifest, granted, previous }: Pick<InstalledModule, 'id' | 'version' | 'publisherKey' | 'manifest'> & Partial<Pick<InstalledModule, 'granted' | 'previous'>>): ModuleFacts {
  const { permissions, requires } = manifest;
  return { id, version, publisherKey, asks: asksOf(manifest), granted, permissions, requires, previousVersion: previous?.version ?? null };
}
