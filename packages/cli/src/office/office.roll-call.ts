import type { Registration, Registry } from './office.registry.js';

const LONGEST_WAIT = 15_000;
const GUESTS_WAIT = 2_000;

/**
 * Tells the gateway of the modules of a starting office together, so that it composes once and never
 * a part that does not fit without the rest. Who comes later, or again, is told of at once.
 */
export class RollCall {
  readonly #registry: Registry;
  readonly #missing: Set<string>;
  readonly #missingGuests: Set<string>;
  readonly #present = new Map<string, Registration>();
  #timer: NodeJS.Timeout;
  #open = true;

  /** @param guests installed modules: waited for a little, but the office does not depend on them */
  constructor(registry: Registry, ids: string[], guests: string[] = []) {
    this.#registry = registry;
    this.#missing = new Set(ids);
    this.#missingGuests = new Set(guests);
    this.#timer = this.#closeIn(LONGEST_WAIT);
  }

  async answer(module: Registration): Promise<void> {
    if (!this.#open) return this.#registry.register([module]);
    this.#present.set(module.id, module);
    this.#missingGuests.delete(module.id);
    if (this.#missing.delete(module.id) && !this.#missing.size) {
      clearTimeout(this.#timer);
      this.#timer = this.#closeIn(GUESTS_WAIT);
    }
    await this.#closeIfComplete();
  }

  /** A guest that cannot start is not waited for. */
  async excuse(id: string): Promise<void> {
    this.#missingGuests.delete(id);
    if (this.#open) await this.#closeIfComplete();
  }

  cancel(): void {
    clearTimeout(this.#timer);
  }

  #closeIn(ms: number) {
    return setTimeout(() => void this.#close().catch(() => undefined), ms);
  }

  async #closeIfComplete() {
    if (!this.#missing.size && !this.#missingGuests.size) await this.#close();
  }

  async #close() {
    this.#open = false;
    this.cancel();
    if (this.#present.size) await this.#registry.register([...this.#present.values()]);
  }
}
