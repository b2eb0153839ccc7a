import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { existsSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { processesOf, remove, root, temporaryFolder } from '../../../fixtures/demos-process.js';
import { packed, writeGreeter } from '../../../fixtures/greeter.js';
import { ask } from '../../../fixtures/order.js';
import { startOffice } from '../../office/office.js';
import type { Office } from '../../office/office.js';

describe('demos module', () => {
  const dataDir = temporaryFolder();
  const packages = temporaryFolder();
  let office: Office;

  const start = (...words: string[]) => {
    const child = spawn(process.execPath, [join(root, 'packages/cli/dist/main.js'), 'module', ...words], {
      cwd: packages,
      env: { PATH: process.env.PATH, DEMOS_DATA_DIR: dataDir },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const running = { child, output: '', code: new Promise<number | null>((done) => child.once('close', done)) };
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (running.output += String(chunk)));
    return running;
  };
  const demos = async (...words: string[]) => {
    const running = start(...words);
    return { code: await running.code, output: running.output };
  };
  const greeting = async () => (await ask(office, '{ greeting }')).data?.greeting;
  const eventually = async (check: () => Promise<boolean> | boolean) => {
    const deadline = Date.now() + 30_000;
    while (!(await check())) {
      expect(Date.now()).toBeLessThan(deadline);
      await delay(50);
    }
  };
  const endOf = (child: ChildProcess) => child.kill('SIGINT');

  beforeAll(async () => {
    office = await startOffice({ dataDir, port: 0, modules: ['access', 'addresses'], quiet: true, logLevel: 'warn', drainMs: 100 });
  });
  afterAll(async () => {
    await office.stop();
    expect(processesOf(dataDir)).toEqual([]);
    remove(dataDir);
    remove(packages);
  });

  it('makes a key that its owner alone may read, and never writes over one', async () => {
    const { code, output } = await demos('keygen', '--out', 'publisher.pem');
    expect(code).toBe(0);
    expect(output).toMatch(/Public key: {2}[\w-]{43}\n/);
    expect(statSync(join(packages, 'publisher.pem')).mode & 0o077).toBe(0);
    expect(await demos('keygen', '--out', 'publisher.pem')).toMatchObject({ code: 1, output: expect.stringContaining('never written over') as string });
  });

  it('signs a package, and adds it by the command line as who is at the terminal', async () => {
    await packed(writeGreeter(join(packages, 'greeter')));
    expect((await demos('sign', 'greeter.tgz', '--key', 'publisher.pem')).code).toBe(0);
    expect(existsSync(join(packages, 'greeter.tgz.sig'))).toBe(true);
    expect(await demos('add', 'greeter.tgz')).toEqual({ code: 0, output: '✔ greeter 1.0.0: added.\n' });
    expect(await greeting()).toBe('hello from 1.0.0');
    const [entry] = await office.orders.journal(1);
    expect(entry?.actor.id).toMatch(/^os:.+/);
  });

  it('lists what is there and what was done', async () => {
    const { output } = await demos('list');
    expect(output).toMatch(/^MODULE +VERSION +STATE +NOW +PUBLISHER +GRANTED +BEFORE\n/);
    expect(output).toMatch(/greeter +1\.0\.0 +enabled +up +[\w-]{43}/);
    expect(output).toMatch(/access +0\.1\.0 +office +up/);
    expect((await demos('log', 'greeter')).output).toMatch(/add +greeter 1\.0\.0 +done/);
  });

  it('tells what a removal would take away, and removes it', async () => {
    const { code, output } = await demos('check', 'greeter');
    expect(code).toBe(0);
    expect(output).toContain("- Field 'greeting' was removed from object type 'Query'");
    expect(await demos('remove', 'greeter', '--purge')).toEqual({ code: 0, output: '✔ greeter 1.0.0: removed.\n' });
  });

  it('without a terminal grants nothing by itself, and lists what is asked for', async () => {
    writeGreeter(join(packages, 'asking'), { id: 'asking', asks: ['addresses.read'] });
    const { code, output } = await demos('add', './asking', '--allow-unsigned');
    expect(code).toBe(1);
    expect(output).toContain('✖ Module "asking" asks for addresses.read, which nobody has granted. Grant it with --grant addresses.read (or --grant all)');
    expect((await demos('add', './asking', '--allow-unsigned', '--grant', 'all')).code).toBe(0);
    expect((await demos('remove', 'asking', '--purge')).code).toBe(0);
  });

  it('says where to begin when no office runs', async () => {
    const child = spawn(process.execPath, [join(root, 'packages/cli/dist/main.js'), 'module', 'list'], { env: { PATH: process.env.PATH, DEMOS_DATA_DIR: packages } });
    let output = '';
    child.stderr.on('data', (chunk) => (output += String(chunk)));
    expect(await new Promise((done) => child.once('close', done))).toBe(1);
    expect(output).toContain('DEMOS is not running');
  });

  it('runs the module of a folder while its author writes, and takes it out at the end', async () => {
    const folder = join(packages, 'written');
    const write = (text: string) => writeGreeter(folder, { id: 'written', fields: { greeting: text } });
    write('first try');
    const dev = start('dev', 'written');
    await eventually(async () => (await greeting()) === 'first try');
    await eventually(() => dev.output.includes('Ctrl-C takes it out'));

    write('second try');
    await eventually(async () => (await greeting()) === 'second try');

    rmSync(join(folder, 'dist/module.js'));
    await eventually(() => dev.output.includes('cannot describe itself'));
    expect(await greeting()).toBe('second try');

    const second = await demos('dev', 'written');
    expect(second.output).toContain('another "demos module dev"');

    endOf(dev.child);
    expect(await dev.code).toBe(0);
    expect((await ask(office, '{ greeting }')).errors?.[0]?.message).toContain('Cannot query field');
    expect((await office.orders.journal(2)).map(({ verb, reason }) => `${verb} ${reason}`)).toEqual(['dev began', 'dev ended']);
  });

  it('takes up a module again whose author was cut off', async () => {
    const cut = start('dev', 'written');
    writeGreeter(join(packages, 'written'), { id: 'written', fields: { greeting: 'third try' } });
    await eventually(() => cut.output.includes('Ctrl-C takes it out'));
    cut.child.kill('SIGKILL');
    await cut.code;
    const again = start('dev', 'written');
    await eventually(() => again.output.includes('Ctrl-C takes it out'));
    expect(await greeting()).toBe('third try');
    endOf(again.child);
    expect(await again.code).toBe(0);
  });
});
