import { expect, it } from 'vitest';
import { uuidv7 } from './uuidv7.js';

it('a new id is a UUIDv7 that sorts by its time', () => {
  const early = uuidv7(Date.UTC(2026, 0, 1));
  const late = uuidv7(Date.UTC(2026, 0, 2));
  expect(early).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(early < late).toBe(true);
  expect(Number.parseInt(early.slice(0, 8) + early.slice(9, 13), 16)).toBe(Date.UTC(2026, 0, 1));
});
