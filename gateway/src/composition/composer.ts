import { once } from 'node:events';
import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { CompositionOutcome, CompositionTask } from './composition.worker.js';

const IDLE_MS = 20_000;

/** The SDLs do not fit together; the message lists why, module by module. */
export class CompositionFailed extends Error {
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(`The modules' schemas do not compose:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`);
    this.problems = problems;
  }
}

/** Composes supergraphs in a thread of its own: a large one takes most of a second. */
export class Composer {
  #worker: Worker | undefined;
  #idle: NodeJS.Timeout | undefined;
  #queue: Promise<unknown> = Promise.resolve();
  #tasks = 0;

  compose(services: CompositionTask['services']): Promise<string> {
    const composed = this.#queue.then(() => this.#run(services));
    this.#queue = composed.catch(() => undefined);
    return composed;
  }

  async stop(): Promise<void> {
    clearTimeout(this.#idle);
    await this.#worker?.terminate();
    this.#worker = undefined;
  }

  async #run(services: CompositionTask['services']): Promise<string> {
    clearTimeout(this.#idle);
    this.#worker ??= this.#spawn();
    const task: CompositionTask = { id: (this.#tasks += 1), services };
    const answered = once(this.#worker, 'message') as Promise<[CompositionOutcome]>;
    this.#worker.postMessage(task);
    const [{ sdl, problems }] = await answered;
    this.#idle = setTimeout(() => void this.stop(), IDLE_MS);
    this.#idle.unref();
    if (!sdl) throw new CompositionFailed(problems);
    return sdl;
  }

  #spawn(): Worker {
    const worker = new Worker(new URL(`./composition.worker${extname(import.meta.url)}`, import.meta.url));
    worker.unref();
    worker.on('error', () => (this.#worker = undefined));
    return worker;
  }
}
