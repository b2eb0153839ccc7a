import { timingOf, type Timing } from './statistics.js';

export interface LoadOptions {
  /** Requests under way at a time. */
  clients: number;
  /** Requests that are measured. */
  requests: number;
  /** Requests before, that are not. */
  warmUp: number;
}

/** Sends requests, each client its next one when the answer to the last is there. Throws when all fail. */
export async function closedLoop(send: (n: number) => Promise<void>, { clients, requests, warmUp }: LoadOptions): Promise<Timing> {
  const times: number[] = [];
  let failed = 0;
  let firstError: unknown;
  let next = 0;

  async function client(until: number, measured: boolean): Promise<void> {
    while (next < until) {
      const n = next++;
      const start = performance.now();
      try {
        await send(n);
        if (measured) times.push(performance.now() - start);
      } catch (error) {
        firstError ??= error;
        failed += 1;
      }
    }
  }

  const run = (until: number, measured: boolean) => Promise.all(Array.from({ length: clients }, () => client(until, measured)));
  await run(warmUp, false);
  const start = performance.now();
  await run(warmUp + requests, true);
  if (times.length === 0) throw firstError;
  return timingOf(times, performance.now() - start, failed);
}
