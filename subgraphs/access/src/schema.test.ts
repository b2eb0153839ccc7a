import { readFileSync } from 'node:fs';
import { buildModuleSchema } from '@demos/module-sdk';
import { expect, it } from 'vitest';
import module from './module.js';

it('the schema is the committed one', async () => {
  const committed = readFileSync(new URL('../schema.graphql', import.meta.url), 'utf8');
  const { sdl } = await buildModuleSchema(module);
  expect(`${sdl.trim()}\n`, 'The schema has changed. If that is meant: npm run build && npm run schema -w @demos/access').toBe(committed);
});
