import { testDatabase, type TestDatabase } from '@demos/module-testing';
import { pino } from 'pino';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { PostgresRegistryStore } from './postgres.registry-store.js';

const log = pino({ level: 'silent' });
const manifest = { id: 'people', version: '1.2.3', sdl: 'type Query { me: ID }', capabilities: ['identity'], requires: {}, permissions: ['people.read'] };

describe('the registry in PostgreSQL', () => {
  let database: TestDatabase;
  const open: PostgresRegistryStore[] = [];
  const store = async (onChange: () => void = () => undefined) => {
    const opened = new PostgresRegistryStore(database.urlFor('platform'), log);
    open.push(opened);
    await opened.open(onChange);
    return opened;
  };
  const register = (id: string, url: string) => database.sql('insert into platform.module (id, url) values ($1, $2) on conflict (id) do update set url = excluded.url', [id, url]);

  beforeAll(async () => {
    database = await testDatabase();
  });
  afterEach(async () => {
    await Promise.all(open.splice(0).map((opened) => opened.close()));
  });
  afterAll(() => database.drop());

  it('is prepared by whoever comes first, even by several at once', async () => {
    await database.sql('drop table if exists platform.module, platform.supergraph');
    await Promise.all([store(), store(), store()]);
    expect(await (await store()).modules()).toEqual([]);
  });

  it('remembers what a module said after the module and the gateway are gone', async () => {
    const first = await store();
    await register('people', 'http://127.0.0.1:1');
    expect(await first.modules()).toEqual([{ id: 'people', url: 'http://127.0.0.1:1', manifest: undefined, sdl: undefined }]);
    await first.saveManifest(manifest);
    await register('people', 'http://127.0.0.1:2');
    expect(await (await store()).modules()).toEqual([{ id: 'people', url: 'http://127.0.0.1:2', manifest, sdl: manifest.sdl }]);
  });

  it('gives back the supergraph that was active last, and keeps twenty', async () => {
    const opened = await store();
    for (let version = 0; version < 25; version += 1) await opened.saveSupergraph({ id: `v${version}`, sdl: `sdl ${version}` });
    await opened.saveSupergraph({ id: 'v10', sdl: 'sdl 10' });
    expect(await opened.supergraph()).toEqual({ id: 'v10', sdl: 'sdl 10' });
    expect(await database.sql('select count(*)::int as count from platform.supergraph')).toEqual([{ count: 20 }]);
  });

  it('hears of a change at once, also after its connection was cut', async () => {
    let changes = 0;
    await store(() => (changes += 1));
    const heard = async (more: number) => {
      const deadline = Date.now() + 5_000;
      while (changes < more && Date.now() < deadline) await new Promise((resolve) => setTimeout(resolve, 10));
      return changes;
    };
    await database.sql("select pg_notify('demos_registry', 'people')");
    expect(await heard(1)).toBe(1);
    await database.sql("select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'demos-gateway-listen' and datname = current_database()");
    expect(await heard(2)).toBe(2);
    await database.sql("select pg_notify('demos_registry', 'people')");
    expect(await heard(3)).toBe(3);
  });
});
