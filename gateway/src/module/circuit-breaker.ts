export interface CircuitBreakerOptions {
  failures?: number;
  cooldownMs?: number;
  longestCooldownMs?: number;
  now?: () => number;
}

/** `silent`: connected, but no answer in the time allowed. Asking costs that time, so that such a module is probed ever more rarely. */
export type Failure = 'broken' | 'silent';

/** Stops asking a module that does not answer; after the cooldown a single request probes whether it is back. */
export class CircuitBreaker {
  readonly #failures: number;
  readonly #cooldownMs: number;
  readonly #longestCooldownMs: number;
  readonly #now: () => number;
  #failed = 0;
  #retryAt = 0;
  #pauseMs: number;
  #silent = false;

  constructor({ failures = 3, cooldownMs = 1_000, longestCooldownMs = 30_000, now = Date.now }: CircuitBreakerOptions = {}) {
    this.#failures = failures;
    this.#cooldownMs = cooldownMs;
    this.#longestCooldownMs = longestCooldownMs;
    this.#now = now;
    this.#pauseMs = cooldownMs;
  }

  get open(): boolean {
    return this.#failed >= this.#failures;
  }

  /** Whether a request may go out now; while open, it lets one through per cooldown. */
  admit(): boolean {
    if (!this.open) return true;
    if (this.#now() < this.#retryAt) return false;
    this.#retryAt = this.#now() + this.#pauseMs;
    return true;
  }

  succeeded(): void {
    this.#failed = 0;
    this.#pauseMs = this.#cooldownMs;
    this.#silent = false;
  }

  /** It answers a question about its health: enough for one that was away, not for one that hung in its work. */
  reachable(): void {
    if (!this.#silent) this.succeeded();
  }

  failed(failure: Failure = 'broken'): void {
    this.#silent = failure === 'silent';
    this.#failed += 1;
    if (!this.open) return;
    if (this.#silent && this.#failed > this.#failures) this.#pauseMs = Math.min(this.#pauseMs * 2, this.#longestCooldownMs);
    this.#retryAt = this.#now() + this.#pauseMs;
  }
}
