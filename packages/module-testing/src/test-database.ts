import { randomBytes } from 'node:crypto';
import { openSecrets, roleOf, withClient } from '@demos/cli';
import pg from 'pg';
import { readTestCluster } from './environment.js';

export interface TestDatabase {
  name: string;
  /** Connection string of the owner, who may do anything. */
  adminUrl: string;
  /** Connection string of a module's own role. */
  urlFor(moduleId: string): string;
  /** Runs one statement as the owner. */
  sql<Row extends pg.QueryResultRow = pg.QueryResultRow>(text: string, params?: unknown[]): Promise<Row[]>;
  drop(): Promise<void>;
}

/**
 * A database of its own for a test file: a clone of a prepared one, made in some 50 ms.
 *
 * @example
 * const database = await testDatabase();
 * afterAll(() => database.drop());
 */
export async function testDatabase(template = readTestCluster().template): Promise<TestDatabase> {
  const { adminUrl: maintenanceUrl, dataDir } = readTestCluster();
  const name = `test_${randomBytes(6).toString('hex')}`;
  const secrets = openSecrets(dataDir);
  await withClient(maintenanceUrl, (client) => client.query(`create database ${name} template ${template}`));
  const adminUrl = at(maintenanceUrl, name);
  return {
    name,
    adminUrl,
    urlFor(moduleId) {
      const url = new URL(adminUrl);
      url.username = roleOf(moduleId);
      url.password = secrets.passwordOf(roleOf(moduleId));
      return url.href;
    },
    sql: (text, params) => withClient(adminUrl, async (client) => (await client.query(text, params)).rows),
    drop: () => withClient(maintenanceUrl, async (client) => void (await client.query(`drop database if exists ${name} with (force)`))),
  };
}

export function at(url: string, database: string): string {
  const moved = new URL(url);
  moved.pathname = `/${database}`;
  return moved.href;
}
