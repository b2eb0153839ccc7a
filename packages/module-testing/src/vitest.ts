import { fileURLToPath } from 'node:url';

/**
 * The settings of vitest for a module: one PostgreSQL a run, the platform's packages taken as they are built.
 *
 * @example
 * // vitest.config.ts
 * import { moduleTests } from '@demos/module-testing/vitest';
 * export default moduleTests();
 */
export function moduleTests() {
  return {
    // Node and Vite disagree on which file `graphql` is; two copies of it refuse each other's schemas.
    resolve: { alias: [{ find: /^graphql$/, replacement: fileURLToPath(import.meta.resolve('graphql')) }] },
    test: {
      include: ['src/**/*.test.ts'],
      globalSetup: [fileURLToPath(new URL('./global-setup.js', import.meta.url))],
      testTimeout: 30_000,
      hookTimeout: 60_000,
      server: { deps: { external: [/\/packages\/[^/]+\/dist\//] } },
    },
  };
}
