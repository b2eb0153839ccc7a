import { describe, expect, it } from 'vitest';
import { CallLimit } from './call-limit.js';

describe('the limit of calls', () => {
  it('lets 50 calls in 5 s pass and not one more', () => {
    let now = 0;
    const limit = new CallLimit(50, 5000, () => now);
    const taken = Array.from({ length: 51 }, () => ((now += 90), limit.take()));
    expect(taken.filter(Boolean)).toHaveLength(50);
    expect(taken.at(-1)).toBe(false);
  });

  it('lets a steady caller go on for ever', () => {
    let now = 0;
    const limit = new CallLimit(50, 5000, () => now);
    expect(Array.from({ length: 500 }, () => ((now += 101), limit.take())).every(Boolean)).toBe(true);
  });
});
