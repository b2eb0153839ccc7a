import { existsSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const PATIENT = new Set(['packages/cli', 'packages/module-testing', 'e2e', 'bench']);

const folders = ['packages', 'subgraphs', 'examples']
  .flatMap((group) => (existsSync(group) ? readdirSync(group).map((name) => `${group}/${name}`) : []))
  .concat('gateway', 'web', 'bench', 'e2e')
  .filter((folder) => existsSync(`${folder}/package.json`));

// Node and Vite disagree on which file `graphql` is; two copies of it refuse each other's schemas.
const graphql = { find: /^graphql$/, replacement: fileURLToPath(import.meta.resolve('graphql')) };

const usual = (folder: string) => ({
  resolve: { alias: [graphql] },
  test: {
    name: folder.split('/').at(-1),
    root: folder,
    include: ['src/**/*.test.ts'],
    globalSetup: [`${import.meta.dirname}/packages/module-testing/dist/global-setup.js`],
    testTimeout: PATIENT.has(folder) ? 120_000 : 30_000,
    hookTimeout: PATIENT.has(folder) ? 240_000 : 60_000,
    server: { deps: { external: [/\/(packages|gateway|subgraphs)\/[^]*\/dist\//, /\/gateway\/dist\//] } },
  },
});

export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: folders.map((folder) => (existsSync(`${folder}/vitest.config.ts`) ? `${folder}/vitest.config.ts` : usual(folder))),
  },
});
