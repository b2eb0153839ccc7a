const CLUSTER = 'DEMOS_TEST_CLUSTER';

/** What the workers of a test run know of its one PostgreSQL. */
export interface TestCluster {
  /** Folder with the secrets that every test office shares: roles belong to the whole server. */
  dataDir: string;
  /** Owner's connection string of the maintenance database. */
  adminUrl: string;
  template: string;
}

export function readTestCluster(): TestCluster {
  const text = process.env[CLUSTER];
  if (text) return JSON.parse(text) as TestCluster;
  throw new Error(
    "No PostgreSQL for tests. Add globalSetup: ['@demos/module-testing/global-setup'] to vitest.config.ts, or run the tests from the root of the workspace.",
  );
}

export function publishTestCluster(cluster: TestCluster | undefined): void {
  if (cluster) process.env[CLUSTER] = JSON.stringify(cluster);
  else delete process.env[CLUSTER];
}
