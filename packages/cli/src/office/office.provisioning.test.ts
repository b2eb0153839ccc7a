import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { remove, temporaryFolder } from '../../fixtures/demos-process.js';
import { startCluster } from '../postgres/cluster.js';
import type { Cluster } from '../postgres/cluster.js';
import { urlOfRole } from './office.database.js';
import { provision, withClient } from './office.provisioning.js';
import { openSecrets } from './office.secrets.js';

describe('a server of one’s own', () => {
  const dataDir = temporaryFolder();
  const secrets = openSecrets(dataDir);
  let cluster: Cluster;
  let ownerUrl: string;

  beforeAll(async () => {
    cluster = await startCluster({ dataDir, password: secrets.administrator, logFile: join(dataDir, 'postgres.log'), durable: false });
    await withClient(cluster.url('postgres'), async (client) => {
      await client.query("create role bystander login password 'by'");
      await client.query("create role owner login createrole password 'own'");
      await client.query('create database register owner owner');
    });
    ownerUrl = cluster.url('register', 'owner', 'own');
  });
  afterAll(async () => {
    await cluster.stop();
    remove(dataDir);
  });

  it('needs no superuser: the owner of the database is enough, again and again', async () => {
    await provision(ownerUrl, ['ledger'], secrets);
    await provision(ownerUrl, ['ledger', 'notes'], secrets);
    await withClient(urlOfRole(ownerUrl, 'notes', secrets), async (client) => {
      await client.query('create table own (id uuid)');
      const { rows } = await client.query("select schemaname from pg_tables where tablename = 'own'");
      expect(rows).toEqual([{ schemaname: 'notes' }]);
    });
  });

  it('keeps the schemas of modules and the tables of the platform apart', async () => {
    await withClient(urlOfRole(ownerUrl, 'ledger', secrets), async (client) => {
      await expect(client.query('select * from notes.own')).rejects.toThrow(/permission denied/);
      await expect(client.query('select * from platform.module')).rejects.toThrow(/permission denied/);
      await expect(client.query('create table public.stray ()')).rejects.toThrow(/permission denied/);
    });
  });

  it('says what is missing when the role may not do it', async () => {
    await withClient(cluster.url('register'), (client) => client.query('grant connect on database register to bystander'));
    await expect(provision(cluster.url('register', 'bystander', 'by'), ['other'], secrets)).rejects.toThrow(/CREATEROLE/);
  });

  it('sorts and folds Russian letters by the rules of the language', async () => {
    await withClient(ownerUrl, async (client) => {
      const { rows } = await client.query("select string_agg(name, ' ' order by name) as names, lower('ЁЖ') as low from (values ('Жук'), ('Ёж'), ('Еда')) as t (name)");
      expect(rows).toEqual([{ names: 'Еда Ёж Жук', low: 'ёж' }]);
    });
  });
});
