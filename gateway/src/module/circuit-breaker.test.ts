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
});
