import { afterAll, describe, expect, it } from 'vitest';
import pg from 'pg';
import { testDatabase } from './test-database.js';
import type { TestDatabase } from './test-database.js';

describe('a test database', () => {
  const made: TestDatabase[] = [];
  const make = async () => {
    const database = await testDatabase();
    made.push(database);
    return database;
  };
  afterAll(() => Promise.all(made.map((database) => database.drop())));

  it('keeps what one test writes from another', async () => {
    const [first, second] = [await make(), await make()];
    await first.sql('create table public.note (text text)');
    expect(await second.sql("select to_regclass('public.note') as found")).toEqual([{ found: null }]);
  });

  it('has the extensions that the platform promises to modules', async () => {
    const rows = await (await make()).sql<{ extname: string }>('select extname from pg_extension');
    expect(rows.map(({ extname }) => extname)).toEqual(expect.arrayContaining(['pg_trgm', 'btree_gist', 'unaccent', 'ltree']));
  });

  it('sorts Russian as a Russian does', async () => {
    const rows = await (await make()).sql<{ name: string }>("select name from (values ('Жуков'), ('Ёлкин'), ('Егоров'), ('ёжиков')) as t (name) order by name");
    expect(rows.map(({ name }) => name)).toEqual(['Егоров', 'ёжиков', 'Ёлкин', 'Жуков']);
  });

  it('lets a module into its own schema and into no other', async () => {
    const database = await make();
    await database.sql('create schema if not exists addresses');
    await database.sql('create table platform.secret (text text)');
    const client = new pg.Client({ connectionString: database.urlFor('addresses') });
    await client.connect();
    await client.query('create table addresses.own (text text)');
    await expect(client.query('select * from platform.secret')).rejects.toThrow(/permission denied/);
    await expect(client.query('create table public.stray (text text)')).rejects.toThrow(/permission denied/);
    await client.end();
  });
});
