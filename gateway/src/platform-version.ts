import { createRequire } from 'node:module';

const { version } = createRequire(import.meta.url)('../package.json') as { version: string };

/** What modules state their `requires.platform` range for. */
export const PLATFORM_VERSION = version;
