import { untrack } from 'svelte';
import type { Problem } from '#lib/graph/problems.js';

const retryEvery = 2500;

interface Health {
  modules?: Record<string, { status: string }>;
}

class Connection {
  online = $state(true);
  unavailable = $state.raw<string[]>([]);
  /** Grows whenever the server or a module comes back, so that open screens read again. */
  returns = $state(0);
  #timer: ReturnType<typeof setTimeout> | undefined;

  observe(problems: Problem[]): void {
    untrack(() => this.#observe(problems));
  }

  #observe(problems: Problem[]): void {
    if (problems.some((problem) => problem.code === 'OFFLINE')) return this.#lost();
    if (!this.online) this.#found();
    const down = problems.flatMap(({ code, module }) => (code === 'MODULE_UNAVAILABLE' && module ? [module] : []));
    const names = [...new Set([...this.unavailable, ...down])].sort();
    if (names.length > this.unavailable.length) this.unavailable = names;
    if (names.length > 0) this.#probeSoon();
  }

  #lost(): void {
    this.online = false;
    this.#probeSoon();
  }

  #found(): void {
    this.online = true;
    this.returns += 1;
  }

  #probeSoon(): void {
    this.#timer ??= setTimeout(() => void this.#probe(), retryEvery);
  }

  async #probe(): Promise<void> {
    const health = await fetch('/health')
      .then((answer) => answer.json() as Promise<Health>)
      .catch(() => undefined);
    this.#timer = undefined;
    if (!health) return this.#lost();
    const stillDown = this.unavailable.filter((name) => (health.modules?.[name]?.status ?? 'up') !== 'up');
    const cameBack = !this.online || stillDown.length < this.unavailable.length;
    this.unavailable = stillDown;
    if (cameBack) this.#found();
    if (stillDown.length > 0) this.#probeSoon();
  }
}

export const connection = new Connection();
