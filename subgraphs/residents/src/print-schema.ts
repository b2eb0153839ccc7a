import { writeFileSync } from 'node:fs';
import { buildModuleSchema } from '@demos/module-sdk';
import module from './module.js';

const { sdl } = await buildModuleSchema(module);
writeFileSync(new URL('../schema.graphql', import.meta.url), `${sdl.trim()}\n`);
