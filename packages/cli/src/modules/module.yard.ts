import { generateKeyPairSync } from 'node:crypto';
import type { JsonWebKey } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { moduleEnvironment } from '../office/module-command.js';
import type { CommandPlace } from '../office/module-command.js';
import type { OfficeConsole } from '../office/office.console.js';
import { quietConsole } from '../office/office.console.js';
import { OfficeError } from '../office/office.error.js';
import type { ModuleSource } from '../office/office.modules.js';
import type { Registration, Registry } from '../office/office.registry.js';
import { SupervisedProcess } from '../office/supervised-process.js';
import { Refusal } from './refusal.js';

const START_PATIENCE = 20_000;
const STOP_PATIENCE = 5_000;

/** Longest that a process goes on after its successor took over: no request under way lasts longer. */
const DRAIN = 30_000;

export interface Standing {
  origin: Registration['origin'];
  granted: readonly string[];
}

export interface YardPlace {
  dataDir: string;
  console: OfficeConsole;
  registry: Registry;
  placeOf(id: string): CommandPlace;
  /** The processes have changed. */
  onLaunch(): void;
  drainMs?: number;
}

interface Drained {
  process: SupervisedProcess;
  hurry: AbortController;
  gone: Promise<void>;
}

/** A process that listens but is not part of the office yet. */
export interface Candidate {
  id: string;
  url: string;
  process: SupervisedProcess;
  /** From now on the office sees it and hears of its troubles. */
  admit(standing: Standing): Promise<void>;
}

/** All processes of modules: the ones at work, the ones on trial, and the ones that finish what they began. */
export class ModuleYard {
  readonly members = new Map<string, SupervisedProcess>();
  readonly #place: YardPlace;
  readonly #keys = new Map<string, ModuleKeys>();
  readonly #candidates = new Set<SupervisedProcess>();
  readonly #drained = new Map<string, Drained>();

  constructor(place: YardPlace) {
    this.#place = place;
  }

  get processes(): SupervisedProcess[] {
    return [...this.members.values(), ...this.#candidates, ...[...this.#drained.values()].map(({ process }) => process)];
  }

  /** Starts a module that belongs to the office; it is told of whenever it is ready. */
  start(source: ModuleSource, standing: Standing, announce: (module: Registration) => Promise<void>, onEnd?: () => void): void {
    let tell = announce;
    this.members.set(
      source.id,
      this.#launch(source, this.#place.console, async (url) => {
        await tell(this.#registration(source.id, url, standing));
        tell = (module) => this.#place.registry.register([module]);
      }, onEnd),
    );
  }

  /** Starts a module on trial. @throws Refusal when it does not come up */
  async try(source: ModuleSource): Promise<Candidate> {
    const { id } = source;
    let standing: Standing | undefined;
    let console = quietConsole;
    const failed = Promise.withResolvers<never>();
    const spokesman: OfficeConsole = { note: (text) => console.note(text), progress: (text) => console.progress(text), error: (text) => console.error(text) };
    const process = this.#launch(
      source,
      spokesman,
      async (url) => {
        if (!isLocal(url)) return failed.reject(new Refusal('STRANGE_ADDRESS', `Module "${id}" says that it listens at ${url}, which is not where it was told to.`));
        if (standing) await this.#place.registry.register([this.#registration(id, url, standing)]);
      },
      (how) => failed.reject(new Refusal('DOES_NOT_START', `Module "${id}" does not start: it ${how}. The whole report is in logs/${id}.log of the data folder.`)),
    );
    this.#candidates.add(process);
    this.#place.onLaunch();
    const patience = setTimeout(() => failed.reject(new Refusal('DOES_NOT_START', `Module "${id}" has not begun to listen within ${START_PATIENCE / 1000} s.`)), START_PATIENCE);
    try {
      await Promise.race([process.ready, failed.promise]);
    } catch (error) {
      await this.reject({ process });
      throw error;
    } finally {
      clearTimeout(patience);
    }
    const url = process.url ?? '';
    return {
      id,
      url,
      process,
      admit: async (given) => {
        standing = given;
        console = this.#place.console;
        await this.#place.registry.register([this.#registration(id, process.url ?? url, given)]);
      },
    };
  }

  /** The candidate is the module from now on. @returns the process that was it before */
  instate({ id, process }: Candidate): SupervisedProcess | undefined {
    const former = this.members.get(id);
    this.#candidates.delete(process);
    this.members.set(id, process);
    return former;
  }

  async reject({ process }: Pick<Candidate, 'process'>): Promise<void> {
    process.abandon();
    await process.stop(STOP_PATIENCE);
    this.#candidates.delete(process);
  }

  /** Tells the gateway again of a module that was there before. */
  async announce(id: string, standing: Standing): Promise<void> {
    const { url } = this.members.get(id) ?? {};
    if (url) await this.#place.registry.register([this.#registration(id, url, standing)]);
  }

  /** Takes the module out of the office; resolves at once, `gone` when its process has ended. */
  dismiss(id: string, drainMs?: number): { gone: Promise<void> } {
    const process = this.members.get(id);
    this.members.delete(id);
    return { gone: process ? this.drain(id, process, drainMs) : Promise.resolve() };
  }

  /** Lets a process finish what it began; of one module no more than one does so. */
  async drain(id: string, process: SupervisedProcess, drainMs = this.#place.drainMs ?? DRAIN): Promise<void> {
    await this.#hurry(id);
    const hurry = new AbortController();
    const finish = async () => {
      await delay(drainMs, undefined, { signal: hurry.signal }).catch(() => undefined);
      await process.stop(STOP_PATIENCE);
      if (this.#drained.get(id)?.process === process) this.#drained.delete(id);
    };
    const entry = { process, hurry, gone: finish() };
    this.#drained.set(id, entry);
    return entry.gone;
  }

  async stop(): Promise<void> {
    await Promise.all([
      ...[...this.members.values(), ...this.#candidates].map((each) => each.stop()),
      ...[...this.#drained.keys()].map((id) => this.#hurry(id)),
    ]);
  }

  async #hurry(id: string) {
    const entry = this.#drained.get(id);
    entry?.hurry.abort();
    await entry?.gone;
  }

  #launch({ id, main }: ModuleSource, console: OfficeConsole, onUrl: (url: string) => Promise<void> | void, onEnd?: (how: string) => void) {
    const { dataDir, placeOf, onLaunch } = this.#place;
    return new SupervisedProcess({
      name: id,
      main,
      env: moduleEnvironment(placeOf(id), { DEMOS_MODULE_KEY: JSON.stringify(this.#keysOf(id).privateKey) }),
      dataDir,
      console,
      onLaunch,
      onEnd,
      async onReady(message) {
        if (message.id !== id) throw new OfficeError(`the module of package "${id}" calls itself "${message.id}"; both must be the same`);
        await onUrl(message.url);
      },
    });
  }

  #registration(id: string, url: string, { origin, granted }: Standing): Registration {
    return { id, url, publicKey: this.#keysOf(id).publicKey, origin, granted };
  }

  /** A successor has the key of its predecessor, so that neither is a stranger while they change places. */
  #keysOf(id: string): ModuleKeys {
    const known = this.#keys.get(id) ?? generateKeys();
    this.#keys.set(id, known);
    return known;
  }
}

interface ModuleKeys {
  privateKey: JsonWebKey;
  publicKey: JsonWebKey;
}

function generateKeys(): ModuleKeys {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  return { privateKey: { ...privateKey.export({ format: 'jwk' }), alg: 'EdDSA' }, publicKey: { ...publicKey.export({ format: 'jwk' }), alg: 'EdDSA' } };
}

function isLocal(url: string) {
  return URL.canParse(url) && new URL(url).protocol === 'http:' && new URL(url).hostname === '127.0.0.1';
}
