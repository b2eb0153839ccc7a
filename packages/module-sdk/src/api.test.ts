import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { apiReport } from '../api-report.mjs';

it('the public surface is the committed one', () => {
  const committed = readFileSync(new URL('../api.md', import.meta.url), 'utf8');
  expect(apiReport(), 'The surface of the SDK has changed. If that is meant: npm run build && npm run api -w @demos/module-sdk').toBe(committed);
});
