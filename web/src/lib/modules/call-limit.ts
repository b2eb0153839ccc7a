export class TooManyCalls extends Error {
  override name = 'TooManyCalls';
}

/** So many calls in so much time, and not one more: what runs away is stopped. */
export class CallLimit {
  readonly #most: number;
  readonly #within: number;
  readonly #now: () => number;
  #calls: number[] = [];

  constructor(most: number, within: number, now: () => number = () => performance.now()) {
    this.#most = most;
    this.#within = within;
    this.#now = now;
  }

  /** False from the first call too many on, until the calls before it have grown old. */
  take(): boolean {
    const now = this.#now();
    this.#calls = this.#calls.filter((at) => now - at < this.#within);
    if (this.#calls.length >= this.#most) return false;
    this.#calls.push(now);
    return true;
  }
}
