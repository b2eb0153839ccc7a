import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { processesOf, remove, root, temporaryFolder } from '../../fixtures/demos-process.js';
import { startOffice } from './office.js';
import type { Office } from './office.js';
import { readModule } from './office.modules.js';
import { PLATFORM, withClient } from './office.provisioning.js';

const fixtures = join(root, 'packages/cli/fixtures');

describe('the supervisor', () => {
  const dataDir = temporaryFolder();
  let office: Office;

  beforeAll(async () => {
    office = await startOffice({
      dataDir,
      port: 0,
      gateway: join(fixtures, 'gateway/main.mjs'),
      modules: readModule(join(fixtures, 'ledger')),
      quiet: true,
    });
  });
  afterAll(async () => {
    await office.stop();
    expect(processesOf(dataDir)).toEqual([]);
    remove(dataDir);
  });

  const ledger = () => office.moduleProcess('ledger');
  const write = (text: string) => fetch(`${ledger().url}/${text}`).then(({ status }) => status, () => 0);
  const registered = () =>
    withClient(office.databaseUrlFor(PLATFORM), async (client) => (await client.query('select url from platform.module')).rows[0]?.url as string);
  const postmaster = () => {
    const file = join(dataDir, 'postgres/data/postmaster.pid');
    return existsSync(file) ? Number(readFileSync(file, 'utf8').split('\n')[0]) : undefined;
  };
  const eventually = async (check: () => Promise<boolean> | boolean) => {
    const deadline = Date.now() + 20_000;
    while (!(await check())) {
      expect(Date.now()).toBeLessThan(deadline);
      await delay(50);
    }
  };

  it('starts a module again that has crashed, and tells the gateway its new address', async () => {
    const before = await registered();
    await fetch(`${ledger().url}/crash`).catch(() => undefined);
    await eventually(() => ledger().isRunning && ledger().url !== before);
    expect(await registered()).toBe(ledger().url);
    expect(await write('after-crash')).toBe(201);
  });

  it('starts PostgreSQL again that was killed, with every acknowledged write', async () => {
    expect(await write('before-kill')).toBe(201);
    const killed = postmaster() ?? 0;
    process.kill(killed, 'SIGKILL');
    await eventually(() => ![killed, undefined].includes(postmaster()));
    await eventually(async () => (await write(`again-${Date.now()}`)) === 201);
    const { output } = await office.runCommand('ledger', 'read', []);
    expect(output).toContain('before-kill');
  });

  it('runs a command of a module against the running office', async () => {
    expect(await office.runCommand('ledger', 'write', ['by-command'])).toMatchObject({ code: 0 });
    expect((await office.runCommand('ledger', 'read', [])).output).toContain('by-command');
  });

  it('gives a module its own role and no way to the rest', async () => {
    await withClient(office.databaseUrlFor('ledger'), async (client) => {
      await expect(client.query('select * from platform.module')).rejects.toThrow(/permission denied/);
      await expect(client.query('create schema elsewhere')).rejects.toThrow(/permission denied/);
    });
    expect(process.env.DATABASE_URL ?? '').not.toContain('demos_ledger');
  });

  it('keeps its secrets from other users of the machine', () => {
    expect(statSync(join(dataDir, 'secrets.json')).mode & 0o077).toBe(0);
  });

  it('refuses a second supervisor on the same data', async () => {
    await expect(startOffice({ dataDir, port: 0, quiet: true })).rejects.toThrow(new RegExp(`pid ${process.pid}`));
  });
});
