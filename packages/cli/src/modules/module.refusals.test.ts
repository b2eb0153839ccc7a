import { appendFileSync, existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { processesOf, remove, temporaryFolder } from '../../fixtures/demos-process.js';
import { packed, writeGreeter } from '../../fixtures/greeter.js';
import type { GreeterChoice } from '../../fixtures/greeter.js';
import { ask, order } from '../../fixtures/order.js';
import { startOffice } from '../office/office.js';
import type { Office } from '../office/office.js';
import { PLATFORM, hasSchema, withClient } from '../office/office.provisioning.js';
import { sha256Of } from './package.archive.js';
import { generatePublisherKeys, signPackage } from './package.signature.js';

describe('the office', () => {
  const dataDir = temporaryFolder();
  const packages = temporaryFolder();
  const publisher = generatePublisherKeys();
  const stranger = generatePublisherKeys();
  let office: Office;
  let count = 0;
  const folder = (choice: GreeterChoice = {}) => writeGreeter(join(packages, `package-${(count += 1)}`), choice);
  const signed = async (choice: GreeterChoice, { privatePem } = publisher) => {
    const file = await packed(folder(choice));
    writeFileSync(`${file}.sig`, JSON.stringify(signPackage(await sha256Of(file), privatePem)));
    return file;
  };
  const add = (choice: GreeterChoice, args: object = {}) => order(office, 'add', { source: folder(choice), allowUnsigned: true, ...args });
  const platform = <T>(text: string, values: unknown[] = []) => withClient(office.databaseUrlFor(PLATFORM), async (client) => (await client.query(text, values)).rows as T[]);

  beforeAll(async () => {
    office = await startOffice({ dataDir, port: 0, modules: ['access', 'addresses'], quiet: true, logLevel: 'warn', drainMs: 100 });
  });
  afterEach(async () => {
    expect((await ask(office, '{ me { user { login } } }')).errors).toBeUndefined();
  });
  afterAll(async () => {
    await office.stop();
    expect(processesOf(dataDir)).toEqual([]);
    remove(dataDir);
    remove(packages);
  });

  describe('refuses a new module', () => {
    afterEach(async () => {
      expect(await office.orders.installed()).toEqual([]);
      expect((await office.orders.running()).map(({ id }) => id)).toEqual(['access', 'addresses']);
      expect(await hasSchema(office.adminUrl, 'greeter')).toBe(false);
      expect(existsSync(join(dataDir, 'modules/greeter')) && readdirSync(join(dataDir, 'modules/greeter')).length > 0).toBe(false);
    });

    it.each<[string, GreeterChoice, string, RegExp]>([
      ['that needs another version of a module', { requires: { addresses: '^9.0.0' } }, 'REQUIRES_VERSION', /addresses \^9\.0\.0, here is 0\.1\.0/],
      ['that needs a module which is not here', { requires: { dogs: '^1.0.0' } }, 'REQUIRES_MISSING', /dogs/],
      ['for another platform', { requires: { platform: '^7.0.0' } }, 'MANIFEST_FAILED', /platform "\^7\.0\.0"/],
      ['with the id of a module of the office', { id: 'access' }, 'ID_TAKEN', /Choose another id/],
      ['with the id of the administrator of the database', { id: 'admin' }, 'BAD_ID', /a name that the platform needs/],
      ['with the id of a system schema', { id: 'pg_toast' }, 'BAD_ID', /a name that the platform needs/],
      ['whose package says another version', { packageVersion: '1.0.1' }, 'VERSION_DIFFERS', /1\.0\.1.*1\.0\.0/],
      ['that asks for everything', { asks: ['*'] }, 'ASKS_TOO_MUCH', /asks for \*/],
      ['that declares a query of another', { fields: { me: 'it is me' } }, 'FIELD_CLAIMED', /me/],
      ['that prints something else than its manifest', { before: "console.log('hello')" }, 'MANIFEST_FAILED', /prints something else/],
      ['that does not describe itself in time', { before: 'setInterval(() => undefined, 1000); await new Promise(() => undefined);' }, 'MANIFEST_SLOW', /within 10 s/],
      ['that reads the secrets of the office while it describes itself', { before: "if (process.argv[2]) (await import('node:fs')).readFileSync('../../../secrets.json')" }, 'MANIFEST_FAILED', /Access to this API has been restricted/],
      ['that writes while it describes itself', { before: "if (process.argv[2]) (await import('node:fs')).writeFileSync('mark', '')" }, 'MANIFEST_FAILED', /Access to this API has been restricted/],
      ['that starts programs while it describes itself', { before: "if (process.argv[2]) (await import('node:child_process')).execSync('id')" }, 'MANIFEST_FAILED', /Access to this API has been restricted/],
      ['that ends at its start', { more: "started: async () => { throw new Error('no coffee') }," }, 'DOES_NOT_START', /no coffee/],
      ['that reads what belongs to others', { more: "started: async (orm) => { await orm.em.execute('select * from access.session') }," }, 'DOES_NOT_START', /permission denied/],
    ])('%s', async (_name, choice, code, reason) => {
      const { state, codes, reason: said } = await add(choice);
      expect([state, codes[0]]).toEqual(['refused', code]);
      expect(said).toMatch(reason);
    });

    it('that nobody has signed, unless that is accepted', async () => {
      expect((await add({}, { allowUnsigned: false })).codes).toEqual(['UNSIGNED']);
    });

    it('that was changed after it was signed', async () => {
      const file = await signed({});
      appendFileSync(file, '\0');
      expect((await order(office, 'add', { source: file, allowUnsigned: true })).codes).toEqual(['SIGNATURE_WRONG']);
    });

    it('that another has signed than its package names', async () => {
      const file = await signed({ key: publisher.publicKey }, stranger);
      expect((await order(office, 'add', { source: file })).codes).toEqual(['OTHER_KEY']);
    });

    it('that asks for what nobody has granted, and lists it', async () => {
      const { codes, reason } = await add({ asks: ['addresses.read', 'access.users.read'] }, { grant: ['addresses.read'] });
      expect(codes).toEqual(['NOT_GRANTED']);
      expect(reason).toContain('access.users.read, which nobody has granted');
    });

    it('that is no module, no package, or not there', async () => {
      expect((await order(office, 'add', { source: join(packages, 'nowhere.tgz') })).codes).toEqual(['NO_PACKAGE']);
      const source = folder();
      writeFileSync(join(source, 'package.json'), '{"name":"x","version":"1.0.0"}');
      expect((await order(office, 'add', { source, allowUnsigned: true })).codes).toEqual(['NO_MODULE']);
      expect((await order(office, 'add', {})).codes).toEqual(['BAD_ORDER']);
    });

    it('and keeps in the journal who wanted it and why not', async () => {
      const [entry] = await office.orders.journal(1);
      expect(entry).toMatchObject({ verb: 'add', outcome: 'refused', actor: { name: 'Chief' } });
      expect(entry?.reason).toContain('cannot be understood');
    });
  });

  it('lets no module see a database while it describes itself', async () => {
    const before = "const seen = Object.keys(process.env).filter((name) => /DATABASE|PG|DEMOS_(MODULE|INTERNAL|SYSTEM)/.test(name)); if (process.argv[2] === 'manifest' && seen.length) throw new Error(seen.join());";
    expect((await add({ id: 'curious', before })).reason).toBeUndefined();
    expect((await order(office, 'remove', { id: 'curious', purge: true })).state).toBe('done');
  });

  it('ends a module that does not want to end, and deletes its data', async () => {
    expect((await add({ id: 'stubborn', more: 'started: async () => () => new Promise(() => undefined),' })).state).toBe('done');
    const { pid } = office.moduleProcess('stubborn');
    expect((await order(office, 'remove', { id: 'stubborn', purge: true })).state).toBe('done');
    expect(processesOf(dataDir)).not.toContain(pid);
    expect(await hasSchema(office.adminUrl, 'stubborn')).toBe(false);
  });

  describe('with a signed module that was given what it asks for', () => {
    const choice: GreeterChoice = { key: publisher.publicKey, asks: ['addresses.read'] };

    it('knows its publisher and its rights', async () => {
      const { state, result } = await order(office, 'add', { source: await signed(choice), grant: ['addresses.read'] });
      expect(state).toBe('done');
      expect(result.module).toMatchObject({ publisherKey: publisher.publicKey, granted: ['addresses.read'] });
      expect(await platform("select granted from platform.module where id = 'greeter'")).toEqual([{ granted: ['addresses.read'] }]);
    });

    it('starts it again when it crashes', async () => {
      office.moduleProcess('greeter').kill();
      const deadline = Date.now() + 20_000;
      while ((await ask(office, '{ greeting }')).data?.greeting !== 'hello from 1.0.0') {
        expect(Date.now()).toBeLessThan(deadline);
        await delay(50);
      }
    });

    it.each<[string, () => Promise<[string, object]>, string]>([
      ['the same package again', async () => ['add', { source: await signed(choice) }], 'INSTALLED_ALREADY'],
      ['a version that nobody signed', async () => ['upgrade', { source: folder({ version: '1.1.0' }), allowUnsigned: true }], 'OTHER_KEY'],
      ['a version that another signed', async () => ['upgrade', { source: await signed({ version: '1.1.0' }, stranger) }], 'OTHER_KEY'],
      ['a version that asks for more', async () => ['upgrade', { source: await signed({ ...choice, version: '1.1.0', asks: ['addresses.read', 'access.users.read'] }) }], 'NOT_GRANTED'],
      ['a version that does not start', async () => ['upgrade', { source: await signed({ version: '1.1.0', more: "started: async () => { throw new Error('x') }," }) }], 'DOES_NOT_START'],
      ['the package of another module', async () => ['upgrade', { id: 'greeter', source: await signed({ id: 'other' }) }], 'OTHER_MODULE'],
      ['to enable what is enabled', async () => ['enable', { id: 'greeter' }], 'ENABLED_ALREADY'],
      ['to go back where nothing was', async () => ['rollback', { id: 'greeter' }], 'NOTHING_BEFORE'],
      ['to touch what is not installed', async () => ['disable', { id: 'nobody' }], 'NOT_INSTALLED'],
      ['to remove a part of itself', async () => ['remove', { id: 'access' }], 'PART_OF_OFFICE'],
    ])('refuses %s, and the module goes on', async (_name, wanted, code) => {
      const [verb, args] = await wanted();
      expect((await order(office, verb as 'add', args)).codes[0]).toBe(code);
      expect((await ask(office, '{ greeting }')).data).toEqual({ greeting: 'hello from 1.0.0' });
      expect(await office.orders.findInstalled('greeter')).toMatchObject({ version: '1.0.0', state: 'enabled' });
    });

    it('refuses a version that breaks an operation in use, unless that is accepted', async () => {
      await platform("insert into platform.recorded_operation (hash, document, operation_name, uses) values ('h1', 'query Morning { greeting }', 'Morning', 12)");
      const source = await signed({ version: '2.0.0', fields: { farewell: 'bye' } });
      const { codes, reason } = await order(office, 'upgrade', { source });
      expect(codes).toContain('BREAKS_OPERATIONS');
      expect(reason).toContain('operation Morning');
      expect((await ask(office, '{ greeting }')).data).toEqual({ greeting: 'hello from 1.0.0' });
      expect((await order(office, 'upgrade', { source, acceptBreaks: true })).state).toBe('done');
      expect((await ask(office, '{ farewell }')).data).toEqual({ farewell: 'bye' });
    });

    it('does not give its data to another publisher after it was removed', async () => {
      expect((await order(office, 'remove', { id: 'greeter' })).state).toBe('done');
      expect((await order(office, 'add', { source: await signed({}, stranger) })).codes).toEqual(['OTHER_KEY']);
      expect((await order(office, 'add', { source: await signed({}) })).state).toBe('done');
    });

    it('refuses to remove it while another needs it', async () => {
      expect((await add({ id: 'follower', fields: { follow: 'x' }, requires: { greeter: '^1.0.0' } })).state).toBe('done');
      expect((await order(office, 'remove', { id: 'greeter' })).codes[0]).toBe('REQUIRED_BY');
      expect((await order(office, 'disable', { id: 'greeter' })).codes[0]).toBe('REQUIRED_BY');
      expect((await order(office, 'remove', { id: 'follower', purge: true })).state).toBe('done');
      expect((await order(office, 'remove', { id: 'greeter', purge: true })).state).toBe('done');
    });
  });

  it('leaves nothing on the disk of what it refused', () => {
    expect(readdirSync(join(dataDir, 'modules/.staging'))).toEqual([]);
  });
});
