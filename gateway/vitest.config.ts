import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

// Node and Vite disagree on which file `graphql` is; two copies of it refuse each other's schemas.
const graphql = fileURLToPath(import.meta.resolve('graphql'));

export default defineConfig({
  resolve: { alias: [{ find: /^graphql$/, replacement: graphql }] },
  test: {
    name: 'gateway',
    root: import.meta.dirname,
    include: ['src/**/*.test.ts'],
    globalSetup: [`${import.meta.dirname}/../packages/module-testing/dist/global-setup.js`],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    server: { deps: { external: [/\/packages\/[^]*\/dist\//] } },
  },
});
