export interface CircuitBreakerOptions {
  failures?: number;
  cooldownMs?: number;
  now?: () => number;
}

/** Stops asking a module that does not answer; after the cooldown a single request probes whether it is back. */
export class CircuitBreaker {
  readonly #failures: number;
  readonly #cooldownMs: number;
  readonly #now: () => number;
  #failed = 0;
  #retryAt = 0;

  constructor({ failures = 3, cooldownMs = 1_000, now = Date.now }: CircuitBreakerOptions = {}) {
    this.#failures = failures;
    this.#cooldownMs = cooldownMs;
    this.#now = now;
  }

  get open(): boolean {
    return this.#failed >= this.#failures;
  }

  /** Whether a request may go out now; while open, it lets one through per cooldown. */
  admit(): boolean {
    if (!this.open) return true;
    if (this.#now() < this.#retryAt) return false;
    this.#retryAt = this.#now() + this.#cooldownMs;
    return true;
  }

  succeeded(): void {
    this.#failed = 0;
  }

  failed(): void {
    this.#failed += 1;
    if (this.open) this.#retryAt = this.#now() + this.#cooldownMs;
  }
}
