import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { processesOf, remove, temporaryFolder } from '../../fixtures/demos-process.js';
import { packed, writeGreeter } from '../../fixtures/greeter.js';
import { ask, order } from '../../fixtures/order.js';
import { startOffice } from '../office/office.js';
import type { Office } from '../office/office.js';
import { PLATFORM, withClient } from '../office/office.provisioning.js';

describe('a module of a stranger', () => {
  const dataDir = temporaryFolder();
  const packages = temporaryFolder();
  let office: Office;
  const open = async () => (office = await startOffice({ dataDir, port: 0, modules: ['access', 'addresses'], quiet: true, logLevel: 'warn', drainMs: 200 }));
  const greeter = (version: string, choice: Parameters<typeof writeGreeter>[1] = {}) => writeGreeter(join(packages, `greeter-${version}`), { version, ...choice });
  const greeting = async () => (await ask(office, '{ greeting }')).data?.greeting;
  const kept = () => withClient(office.databaseUrlFor('greeter'), async (client) => (await client.query('select text from kept')).rows.length);
  const installed = async () => (await office.orders.findInstalled('greeter'))!;

  beforeAll(open);
  afterAll(async () => {
    await office.stop();
    expect(processesOf(dataDir)).toEqual([]);
    remove(dataDir);
    remove(packages);
  });

  it('is asked about by nobody before it is there', async () => {
    expect((await ask(office, '{ greeting }')).errors?.[0]?.message).toContain('Cannot query field');
  });

  it('can be checked first: what it would add is told, and nothing is done', async () => {
    const { state, result } = await order(office, 'check', { source: greeter('1.0.0'), allowUnsigned: true });
    expect(state).toBe('done');
    expect(result.changes.map(({ message }) => message)).toContain("Field 'greeting' was added to object type 'Query'");
    expect(await office.orders.installed()).toEqual([]);
    expect(existsSync(join(dataDir, 'modules/greeter/1.0.0'))).toBe(false);
  });

  it('is added to the running office and answers', async () => {
    const { state, progress } = await order(office, 'add', { source: await packed(greeter('1.0.0')), allowUnsigned: true });
    expect(state).toBe('done');
    expect(progress.at(-1)).toBe('Switching over');
    expect(await greeting()).toBe('hello from 1.0.0');
    expect(await kept()).toBe(1);
  });

  it('has a key of its own that the gateway knows', async () => {
    const { rows } = await withClient(office.databaseUrlFor(PLATFORM), (client) => client.query("select public_key, origin, granted from platform.module where id = 'greeter'"));
    expect(rows[0]).toMatchObject({ public_key: { kty: 'OKP', crv: 'Ed25519' }, origin: 'installed', granted: [] });
    expect(rows[0].public_key).not.toHaveProperty('d');
  });

  it('is upgraded while questions are asked, and none fails', async () => {
    const answers = new Set<unknown>();
    let asking = true;
    const asker = (async () => {
      while (asking) answers.add((await ask(office, '{ greeting }')).data?.greeting);
    })();
    const { state } = await order(office, 'upgrade', { id: 'greeter', source: greeter('1.1.0', { fields: { greeting: 'hello from 1.1.0', farewell: 'bye' } }), allowUnsigned: true });
    asking = false;
    await asker;
    expect(state).toBe('done');
    expect([...answers].filter((answer) => !['hello from 1.0.0', 'hello from 1.1.0'].includes(String(answer)))).toEqual([]);
    expect((await ask(office, '{ greeting farewell }')).data).toEqual({ greeting: 'hello from 1.1.0', farewell: 'bye' });
    expect((await installed()).previous?.version).toBe('1.0.0');
  });

  it('goes back to the version before', async () => {
    expect((await order(office, 'rollback', { id: 'greeter' })).state).toBe('done');
    expect(await greeting()).toBe('hello from 1.0.0');
    expect((await ask(office, '{ farewell }')).errors).toHaveLength(1);
    expect((await installed()).previous?.version).toBe('1.1.0');
  });

  it('is there again after a restart of the office, with its data', async () => {
    await office.stop();
    await open();
    expect(await greeting()).toBe('hello from 1.0.0');
    expect(await kept()).toBe(1);
  });

  it('is disabled: its fields go, it stays installed, and after a restart it is still disabled', async () => {
    expect((await order(office, 'disable', { id: 'greeter' })).state).toBe('done');
    expect((await ask(office, '{ greeting }')).errors?.[0]?.message).toContain('Cannot query field');
    expect(() => office.moduleProcess('greeter')).toThrow();
    await office.stop();
    await open();
    expect((await installed()).state).toBe('disabled');
    expect((await ask(office, '{ greeting }')).errors).toHaveLength(1);
  });

  it('is enabled again', async () => {
    expect((await order(office, 'enable', { id: 'greeter' })).state).toBe('done');
    expect(await greeting()).toBe('hello from 1.0.0');
  });

  it('is removed, and its data stays for the day when it comes back', async () => {
    expect((await order(office, 'remove', { id: 'greeter' })).state).toBe('done');
    expect((await ask(office, '{ greeting }')).errors).toHaveLength(1);
    expect((await order(office, 'add', { source: greeter('1.0.0'), allowUnsigned: true })).state).toBe('done');
    expect(await kept()).toBe(1);
  });

  it('is removed with its data: no schema, no role', async () => {
    expect((await order(office, 'remove', { id: 'greeter', purge: true })).state).toBe('done');
    const left = await withClient(office.adminUrl, (client) =>
      client.query("select nspname from pg_namespace where nspname = 'greeter' union all select rolname from pg_roles where rolname = 'demos_greeter'"),
    );
    expect(left.rows).toEqual([]);
  });

  it('leaves a journal of all that was done to it and by whom, which nobody can change', async () => {
    const journal = await office.orders.journal(100, 'greeter');
    expect(journal.map(({ verb, outcome }) => `${verb} ${outcome}`)).toEqual([
      'add done', 'upgrade done', 'rollback done', 'disable done', 'enable done', 'remove done', 'add done', 'remove done',
    ]);
    expect(new Set(journal.map(({ actor }) => actor.name))).toEqual(new Set(['Chief']));
    await withClient(office.databaseUrlFor(PLATFORM), async (client) => {
      for (const statement of ["update platform.module_journal set actor_name = 'nobody'", 'delete from platform.module_journal', 'truncate platform.module_journal']) {
        await expect(client.query(statement)).rejects.toThrow('only ever added to');
      }
    });
  });

  it('that does not start any more leaves the office working without it', async () => {
    expect((await order(office, 'add', { source: greeter('1.0.0'), allowUnsigned: true })).state).toBe('done');
    const { folder } = await installed();
    await office.stop();
    rmSync(join(dataDir, 'modules', folder, 'dist/module.js'));
    await open();
    expect((await ask(office, '{ me { user { login } } }')).errors).toBeUndefined();
    expect((await ask(office, '{ greeting }')).data).toEqual({ greeting: null });
    expect((await order(office, 'remove', { id: 'greeter', purge: true })).state).toBe('done');
  });

  it('whose order was interrupted with the supervisor is told so at the next start', async () => {
    const id = await office.orders.place('check', { id: 'greeter' }, { id: 'user:chief', name: 'Chief' });
    while ((await office.orders.findOrder(id))?.state !== 'refused') await new Promise((done) => setTimeout(done, 20));
    await withClient(office.databaseUrlFor(PLATFORM), (client) => client.query("update platform.module_order set state = 'working', result = null where id = $1", [id]));
    await office.stop();
    await open();
    expect(await office.orders.findOrder(id)).toMatchObject({ state: 'refused', result: { problems: [{ code: 'INTERRUPTED' }] } });
  });
});
