import { untrack } from 'svelte';
import type { Problem } from '#lib/graph/problems.js';

const retryEvery = 2500;

class Connection {
  online = $state(true);
  unavailable = $state.raw<string[]>([]);
  /** Grows whenever the server comes back, so that open screens read again. */
  returns = $state(0);
  #timer: ReturnType<typeof setTimeout> | undefined;

  observe(problems: Problem[]): void {
    untrack(() => this.#observe(problems));
  }

  #observe(problems: Problem[]): void {
    if (problems.some((problem) => problem.code === 'OFFLINE')) return this.#lost();
    this.#found();
    const down = problems.filter((problem) => problem.code === 'MODULE_UNAVAILABLE');
    const names = [...new Set(down.map((problem) => problem.module ?? '?'))].sort();
    if (names.join() !== this.unavailable.join()) this.unavailable = names;
  }

  #lost(): void {
    this.online = false;
    this.#timer ??= setTimeout(() => void this.#probe(), retryEvery);
  }

  #found(): void {
    if (!this.online) this.returns += 1;
    this.online = true;
  }

  async #probe(): Promise<void> {
    this.#timer = undefined;
    const answer = await fetch('/health').catch(() => undefined);
    if (answer && answer.status < 500) this.#found();
    else this.#lost();
  }
}

export const connection = new Connection();
