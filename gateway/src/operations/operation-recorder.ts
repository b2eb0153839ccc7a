import type { DocumentNode } from 'graphql';
import type { Logger } from '../logger.js';
import { normalise, type NormalisedOperation } from './normalise.js';
import type { OperationStore, OperationUse } from './operation-store.js';

export interface AskedOperation {
  readonly queryHash: string;
  readonly source: string;
  readonly document: DocumentNode;
  readonly operationName: string | null;
}

interface Seen extends AskedOperation {
  uses: number;
  unwritten: number;
  seenAt: number;
  normalised: NormalisedOperation | undefined;
  looked: boolean;
}

export interface OperationRecorderOptions {
  store: OperationStore;
  log: Logger;
  flushMs?: number;
}

const MOST_SEEN = 500;
const LONGEST = 20_000;

/** Notes which operations are in use; while a request runs that is one look-up and one addition, the rest is done every few seconds. */
export class OperationRecorder {
  readonly #seen = new Map<string, Seen>();
  readonly #store: OperationStore;
  readonly #log: Logger;
  readonly #flushMs: number;
  #timer: NodeJS.Timeout | undefined;
  #writing: Promise<void> = Promise.resolve();

  constructor({ store, log, flushMs = 5_000 }: OperationRecorderOptions) {
    this.#store = store;
    this.#log = log;
    this.#flushMs = flushMs;
  }

  saw(operation: AskedOperation): void {
    const key = operation.operationName === null ? operation.queryHash : `${operation.queryHash} ${operation.operationName}`;
    const known = this.#seen.get(key);
    if (known) {
      known.uses += 1;
      known.unwritten += 1;
    } else {
      if (this.#seen.size >= 2 * MOST_SEEN || operation.source.length > LONGEST) return;
      const { queryHash, source, document, operationName } = operation;
      this.#seen.set(key, { queryHash, source, document, operationName, uses: 1, unwritten: 1, seenAt: Date.now(), normalised: undefined, looked: false });
    }
    this.#timer ??= setTimeout(() => void this.flush(), this.#flushMs).unref();
  }

  /** What this process was asked most often. */
  mostUsed(limit: number): AskedOperation[] {
    return [...this.#seen.values()].sort((one, other) => other.uses - one.uses).slice(0, limit);
  }

  flush(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    return (this.#writing = this.#writing.then(() => this.#write()));
  }

  async stop(): Promise<void> {
    await this.flush();
  }

  async #write(): Promise<void> {
    const fresh = [...this.#seen.values()].filter(({ unwritten }) => unwritten > 0);
    const uses = this.#usesOf(fresh);
    const written = fresh.map((seen) => ({ seen, count: seen.unwritten }));
    if (uses.length > 0) {
      try {
        await this.#store.record(uses);
      } catch (error) {
        this.#log.warn({ reason: error instanceof Error ? error.message : String(error) }, 'the operations in use were not recorded');
        return;
      }
    }
    for (const { seen, count } of written) Object.assign(seen, { unwritten: seen.unwritten - count, seenAt: Date.now() });
    this.#forgetOldest();
  }

  #usesOf(fresh: Seen[]): OperationUse[] {
    const uses = new Map<string, OperationUse>();
    for (const seen of fresh) {
      if (!seen.looked) Object.assign(seen, { looked: true, normalised: normalise(seen.document, seen.operationName) });
      if (!seen.normalised) continue;
      const { hash } = seen.normalised;
      uses.set(hash, { ...seen.normalised, uses: seen.unwritten + (uses.get(hash)?.uses ?? 0) });
    }
    return [...uses.values()];
  }

  #forgetOldest(): void {
    if (this.#seen.size <= MOST_SEEN) return;
    const oldest = [...this.#seen].filter(([, { unwritten }]) => unwritten === 0).sort(([, one], [, other]) => one.seenAt - other.seenAt);
    for (const [key] of oldest.slice(0, this.#seen.size - MOST_SEEN)) this.#seen.delete(key);
  }
}
