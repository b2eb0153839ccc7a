import { readFileSync } from 'node:fs';
import { buildModuleSchema, loadMessages, missingKeys } from '@demos/module-sdk';
import { expect, it } from 'vitest';
import module from './module.js';

it('has every message in Russian and in English', () => {
  expect(missingKeys(loadMessages(module.messages))).toEqual([]);
});

it('serves the schema that is committed: after a change run `npm run build && npm run schema -w @demos/addresses`', async () => {
  const { sdl } = await buildModuleSchema(module);
  expect(sdl.trim()).toBe(readFileSync(new URL('../schema.graphql', import.meta.url), 'utf8').trim());
});
