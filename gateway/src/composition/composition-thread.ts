import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { CompositionTask } from './composition.worker.js';

const IDLE_MS = 20_000;
const HEAP_MB = 768;

/** The thread did not finish: too slow, too hungry, or it broke. */
export class CompositionGaveUp extends Error {}

/** Takes tasks one by one in a thread of its own; a task that takes too long costs the thread, not the gateway. */
export class CompositionThread {
  readonly #longestMs: number;
  #worker: Worker | undefined;
  #idle: NodeJS.Timeout | undefined;
  #queue: Promise<unknown> = Promise.resolve();

  constructor(longestMs: number) {
    this.#longestMs = longestMs;
  }

  run<T>(task: CompositionTask): Promise<T> {
    const done = this.#queue.then(() => this.#run<T>(task));
    this.#queue = done.catch(() => undefined);
    return done;
  }

  async stop(): Promise<void> {
    clearTimeout(this.#idle);
    const worker = this.#worker;
    this.#worker = undefined;
    await worker?.terminate();
  }

  async #run<T>(task: CompositionTask): Promise<T> {
    clearTimeout(this.#idle);
    const worker = (this.#worker ??= this.#spawn());
    let deadline: NodeJS.Timeout | undefined;
    try {
      return await new Promise<T>((resolve, reject) => {
        deadline = setTimeout(() => reject(new CompositionGaveUp(`composing took more than ${this.#longestMs / 1000} s`)), this.#longestMs);
        worker.once('message', resolve);
        worker.once('error', (error) => reject(new CompositionGaveUp(error.message)));
        worker.once('exit', () => reject(new CompositionGaveUp('the thread that composes ended')));
        worker.postMessage(task);
      });
    } catch (error) {
      await this.stop();
      throw error;
    } finally {
      clearTimeout(deadline);
      worker.removeAllListeners('message').removeAllListeners('exit').removeAllListeners('error');
      worker.on('error', () => undefined);
      this.#idle = setTimeout(() => void this.stop(), IDLE_MS).unref();
    }
  }

  #spawn(): Worker {
    const worker = new Worker(new URL(`./composition.worker${extname(import.meta.url)}`, import.meta.url), { resourceLimits: { maxOldGenerationSizeMb: HEAP_MB } });
    worker.unref();
    return worker;
  }
}
