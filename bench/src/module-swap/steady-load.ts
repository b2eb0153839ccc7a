import { setTimeout as sleep } from 'node:timers/promises';

interface Sample {
  startedAt: number;
  ms: number;
}

/** Sends requests at a constant pace, whether the ones before are answered or not, and remembers how each went. */
export class SteadyLoad {
  readonly failures: string[] = [];
  readonly #samples: Sample[] = [];
  readonly #send: () => Promise<unknown>;
  readonly #gapMs: number;
  readonly #underWay = new Set<Promise<void>>();
  #running: Promise<void> | undefined;
  #goOn = true;

  constructor(send: () => Promise<unknown>, perSecond: number) {
    this.#send = send;
    this.#gapMs = 1_000 / perSecond;
  }

  get sent(): number {
    return this.#samples.length + this.failures.length;
  }

  start(): void {
    this.#running = this.#run();
  }

  async stop(): Promise<void> {
    this.#goOn = false;
    await this.#running;
    await Promise.all(this.#underWay);
  }

  /** How long requests took that began in a span of time. */
  between(from: number, to: number): number[] {
    return this.#samples.filter(({ startedAt }) => startedAt >= from && startedAt < to).map(({ ms }) => ms);
  }

  async #run(): Promise<void> {
    let due = performance.now();
    while (this.#goOn) {
      due += this.#gapMs;
      const request = this.#one();
      this.#underWay.add(request);
      void request.finally(() => this.#underWay.delete(request));
      await sleep(Math.max(0, due - performance.now()));
    }
  }

  async #one(): Promise<void> {
    const startedAt = performance.now();
    try {
      await this.#send();
      this.#samples.push({ startedAt, ms: performance.now() - startedAt });
    } catch (error) {
      this.failures.push(error instanceof Error ? error.message : String(error));
    }
  }
}
