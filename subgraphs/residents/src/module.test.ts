import { readFileSync } from 'node:fs';
import { buildModuleSchema } from '@demos/module-sdk';
import { expect, it } from 'vitest';
import module from './module.js';

it('offers the schema that is committed as schema.graphql', async () => {
  const { sdl } = await buildModuleSchema(module);
  expect(sdl.trim(), 'npm run build && npm run schema -w @demos/residents').toBe(readFileSync(new URL('../schema.graphql', import.meta.url), 'utf8').trim());
});

it('can be seen at a glance', () => {
  const lines = readFileSync(new URL('./module.ts', import.meta.url), 'utf8').trim().split('\n');
  expect(lines.length).toBeLessThanOrEqual(40);
});
