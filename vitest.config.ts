import { existsSync, readdirSync } from 'node:fs';
import { defineConfig } from 'vitest/config';

const PATIENT = new Set(['packages/cli', 'e2e']);

const folders = ['packages', 'subgraphs', 'examples']
  .flatMap((group) => (existsSync(group) ? readdirSync(group).map((name) => `${group}/${name}`) : []))
  .concat('gateway', 'bench', 'e2e')
  .filter((folder) => existsSync(`${folder}/package.json`));

const own = ['web'].map((folder) => `${folder}/vitest.config.ts`).filter((file) => existsSync(file));

export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      ...own,
      ...folders.map((folder) => ({
        test: {
          name: folder.split('/').at(-1),
          root: folder,
          include: ['src/**/*.test.ts'],
          globalSetup: [`${import.meta.dirname}/packages/module-testing/dist/global-setup.js`],
          testTimeout: PATIENT.has(folder) ? 120_000 : 30_000,
          hookTimeout: PATIENT.has(folder) ? 180_000 : 60_000,
          server: { deps: { external: [/\/(packages|gateway|subgraphs)\/[^]*\/dist\//, /\/gateway\/dist\//] } },
        },
      })),
    ],
  },
});
