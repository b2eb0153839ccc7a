import { testDatabase, type TestDatabase } from '@demos/module-testing';
import { pino } from 'pino';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { v7 as uuidv7 } from 'uuid';
import { ChangeReader } from '../test-support/change-reader.js';
import { doorkeeper, people } from '../test-support/modules.js';
import { ADMINISTRATOR, newKey, SESSION } from '../test-support/office.js';
import { SignedSubgraph, type SubgraphOptions } from '../test-support/signed-subgraph.js';
import { startGateway, type RunningGateway } from './gateway.js';
import { PostgresRegistryStore } from './registry/postgres.registry-store.js';

const log = pino({ level: 'silent' });
const garden: SubgraphOptions = { id: 'garden', sdl: 'type Query { lawn: String }', resolvers: { Query: { lawn: () => 'green' } } };

describe('the platform in PostgreSQL', () => {
  const key = newKey();
  let database: TestDatabase;
  const ends: (() => Promise<void>)[] = [];

  const run = async (options: SubgraphOptions, register = true): Promise<SignedSubgraph> => {
    const module = new SignedSubgraph(options, key);
    await module.start();
    ends.push(() => module.stop());
    if (register) await database.sql("with put as (insert into platform.module (id, url) values ($1, $2) on conflict (id) do update set url = excluded.url returning id) select pg_notify('demos_registry', id) from put", [options.id, module.url]);
    return module;
  };
  const gateway = async (): Promise<RunningGateway> => {
    const started = await startGateway({ store: new PostgresRegistryStore(database.urlFor('platform'), log), privateKey: key, log, recordMs: 50 });
    ends.unshift(() => started.stop(200));
    return started;
  };
  const ask = async ({ url }: RunningGateway, query: string) =>
    (await (await fetch(`${url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json', cookie: `demos_session=${SESSION}` }, body: JSON.stringify({ query }) })).json()) as { data?: object; errors?: object[] };
  const until = async (condition: () => Promise<boolean> | boolean): Promise<number> => {
    const startedAt = performance.now();
    while (!(await condition())) {
      if (performance.now() - startedAt > 8_000) throw new Error('It did not happen in time');
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    return performance.now() - startedAt;
  };

  beforeAll(async () => {
    database = await testDatabase();
    const store = new PostgresRegistryStore(database.urlFor('platform'), log);
    await store.open(() => undefined);
    await store.close();
  });
  afterEach(async () => {
    for (const end of ends.splice(0)) await end();
    await database.sql('delete from platform.module');
    await database.sql('delete from platform.supergraph');
    await database.sql('delete from platform.recorded_operation');
  });
  afterAll(() => database.drop());

  it('switches all its gateways within two seconds, also when a module changes by itself', async () => {
    for (const module of [doorkeeper, people]) await run(module);
    const gateways = [await gateway(), await gateway()];
    const all = (query: string, understood = true) => async () => (await Promise.all(gateways.map((each) => ask(each, query)))).every(({ errors }) => (errors === undefined) === understood);
    await until(all('{ person(id: "1") { name } }'));
    const tabs = await Promise.all(gateways.map(({ url }) => ChangeReader.open(`${url}/platform/changes`, ADMINISTRATOR)));
    const module = await run(garden);
    expect(await until(all('{ lawn }'))).toBeLessThan(2_000);
    module.become({ ...garden, version: '2.0.0', sdl: 'type Query { meadow: String }', resolvers: {} });
    await until(async () => (await Promise.all(gateways.map((each) => ask(each, '{ meadow }')))).some(({ errors }) => errors === undefined));
    expect(await until(all('{ meadow }'))).toBeLessThan(2_000);
    await database.sql("with gone as (delete from platform.module where id = 'garden' returning id) select pg_notify('demos_registry', id) from gone");
    expect(await until(all('{ meadow }', false))).toBeLessThan(2_000);
    await until(() => tabs.every(({ revisions }) => revisions.length > 2));
    await until(() => new Set(tabs.map(({ revisions }) => revisions.at(-1))).size === 1);
    for (const tab of tabs) tab.close();
  });

  it('records operations of all gateways together', async () => {
    for (const module of [doorkeeper, people]) await run(module);
    const gateways = [await gateway(), await gateway()];
    for (const each of gateways) {
      await until(async () => (await ask(each, '{ person(id: "1") { name } }')).errors === undefined);
      await ask(each, '{ person(id: "2") { name } }');
    }
    const uses = async () => (await database.sql<{ uses: number }>('select sum(uses)::int as uses from platform.recorded_operation'))[0]?.uses ?? 0;
    await until(async () => (await uses()) >= 4);
    expect(await database.sql('select operation_name, document from platform.recorded_operation')).toEqual([{ operation_name: null, document: '{\n  person(id: "") {\n    name\n  }\n}' }]);
  });

  it('wakes the supervisor for an order, once', async () => {
    const store = new PostgresRegistryStore(database.urlFor('platform'), log);
    await store.open(() => undefined);
    const order = { id: uuidv7(), verb: 'add' as const, args: { source: 'notes.tgz', grant: true }, actorId: 'u2', actorName: 'А' };
    await store.orders.place(order);
    await store.orders.place({ ...order, verb: 'check' });
    expect(await store.orders.find(order.id)).toMatchObject({ ...order, state: 'waiting', progress: [], result: null, finishedAt: null });
    expect(await store.orders.latest(5)).toHaveLength(1);
    await store.close();
  });

  it('keeps its journal: entries are added, never changed or taken away', async () => {
    await database.sql("insert into platform.module_journal (actor_id, actor_name, verb, module, version, outcome) values ('u2', 'А', 'add', 'notes', '1.0.0', 'done')");
    await expect(database.sql("update platform.module_journal set outcome = 'refused'")).rejects.toThrow(/only ever added/);
    await expect(database.sql('delete from platform.module_journal')).rejects.toThrow(/only ever added/);
    await expect(database.sql('truncate platform.module_journal')).rejects.toThrow(/only ever added/);
    const store = new PostgresRegistryStore(database.urlFor('platform'), log);
    await store.open(() => undefined);
    expect(await store.orders.journal(5)).toMatchObject([{ actorName: 'А', verb: 'add', module: 'notes', outcome: 'done' }]);
    expect(await store.orders.installed()).toEqual([]);
    await store.close();
  });
});
