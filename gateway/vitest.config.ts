import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

// Node and Vite disagree on which file `graphql` is; two copies of it refuse each other's schemas.
const graphql = fileURLToPath(import.meta.resolve('graphql'));

export default defineConfig({
  resolve: { alias: [{ find: /^graphql$/, replacement: graphql }] },
  test: { include: ['src/**/*.test.ts'], testTimeout: 15_000, hookTimeout: 20_000 },
});
