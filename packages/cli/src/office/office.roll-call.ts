import type { Registry } from './office.registry.js';

const LONGEST_WAIT = 15_000;

/**
 * Tells the gateway of the modules of a starting office together, so that it composes once and never
 * a part that does not fit without the rest. Who comes later, or again, is told of at once.
 */
export class RollCall {
  readonly #registry: Registry;
  readonly #missing: Set<string>;
  readonly #present = new Map<string, string>();
  readonly #timer: NodeJS.Timeout;
  #open = true;

  constructor(registry: Registry, ids: string[]) {
    this.#registry = registry;
    this.#missing = new Set(ids);
    this.#timer = setTimeout(() => void this.#close().catch(() => undefined), LONGEST_WAIT);
  }

  async answer(id: string, url: string): Promise<void> {
    this.#missing.delete(id);
    this.#present.set(id, url);
    if (!this.#open) return this.#registry.register(new Map([[id, url]]));
    if (!this.#missing.size) await this.#close();
  }

  cancel(): void {
    clearTimeout(this.#timer);
  }

  async #close() {
    this.#open = false;
    this.cancel();
    await this.#registry.register(this.#present);
  }
}
