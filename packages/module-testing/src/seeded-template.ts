import { rmSync } from 'node:fs';
import { startOffice, withClient } from '@demos/cli';
import { readTestCluster } from './environment.js';
import { officeFolder } from './office-folder.js';
import { at } from './test-database.js';

const READY = 'demos_seeded';
const UNFINISHED = 'demos_seeding';

/** The database of a demo office, loaded once a run by whoever needs it first; the others wait for it. */
export async function seededTemplate(): Promise<string> {
  const { adminUrl } = readTestCluster();
  await withClient(adminUrl, async (client) => {
    await client.query("select pg_advisory_lock(hashtext('demos.seeded-template'))");
    const { rowCount } = await client.query('select from pg_database where datname = $1', [READY]);
    if (rowCount) return;
    await client.query(`drop database if exists ${UNFINISHED} with (force)`);
    await client.query(`create database ${UNFINISHED} template ${readTestCluster().template}`);
    await load(at(adminUrl, UNFINISHED));
    await client.query(`alter database ${UNFINISHED} rename to ${READY}`);
  });
  return READY;
}

async function load(databaseUrl: string) {
  const dataDir = officeFolder();
  const office = await startOffice({ dataDir, port: 0, databaseUrl, seed: true, quiet: true, logLevel: 'warn' });
  await office.stop();
  rmSync(dataDir, { recursive: true, force: true });
}
