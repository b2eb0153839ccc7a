import { describe, expect, it } from 'vitest';
import { CircuitBreaker } from './circuit-breaker.js';

describe('a circuit breaker', () => {
  const broken = () => {
    const clock = { now: 0 };
    const breaker = new CircuitBreaker({ failures: 3, cooldownMs: 1_000, now: () => clock.now });
    return { clock, breaker };
  };

  it('lets everything through until failures follow one another', () => {
    const { breaker } = broken();
    breaker.failed();
    breaker.failed();
    breaker.succeeded();
    breaker.failed();
    breaker.failed();
    expect(breaker.admit()).toBe(true);
    breaker.failed();
    expect(breaker.admit()).toBe(false);
  });

  it('lets one request probe after each cooldown', () => {
    const { breaker, clock } = broken();
    for (let failure = 0; failure < 3; failure += 1) breaker.failed();
    clock.now = 1_000;
    expect([breaker.admit(), breaker.admit()]).toEqual([true, false]);
    breaker.failed();
    clock.now = 1_999;
    expect(breaker.admit()).toBe(false);
    clock.now = 2_000;
    expect(breaker.admit()).toBe(true);
  });

  it('closes with the first success', () => {
    const { breaker, clock } = broken();
    for (let failure = 0; failure < 3; failure += 1) breaker.failed();
    clock.now = 1_000;
    breaker.admit();
    breaker.succeeded();
    expect([breaker.open, breaker.admit(), breaker.admit()]).toEqual([false, true, true]);
  });

  it('probes a module that hangs ever more rarely, and is not told by its health that it works', () => {
    const { breaker, clock } = broken();
    for (let failure = 0; failure < 3; failure += 1) breaker.failed('silent');
    breaker.reachable();
    expect(breaker.open).toBe(true);
    const waits = [1_000, 2_000, 4_000].map((wait) => {
      clock.now += wait - 1;
      const early = breaker.admit();
      clock.now += 1;
      const due = breaker.admit();
      breaker.failed('silent');
      return [early, due];
    });
    expect(waits).toEqual([[false, true], [false, true], [false, true]]);
  });

  it('closes for one that was away as soon as it tells its health', () => {
    const { breaker } = broken();
    for (let failure = 0; failure < 3; failure += 1) breaker.failed('broken');
    breaker.reachable();
    expect(breaker.admit()).toBe(true);
  });
});
