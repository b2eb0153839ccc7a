import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { townPlan, writeTownArchive } from '@demos/demo-town';
import { moduleUnderTest, type ModuleUnderTest } from '@demos/module-testing';
import { afterAll, beforeAll, expect, it } from 'vitest';
import addresses from '../module.js';

const folder = mkdtempSync(join(tmpdir(), 'addresses-crash-'));
const small = join(folder, 'small.zip');
const large = join(folder, 'large.zip');
let t: ModuleUnderTest;

beforeAll(async () => {
  await writeTownArchive(small, townPlan());
  await writeTownArchive(large, townPlan({ scale: 8 }));
  t = await moduleUnderTest(addresses);
  await t.command('import', small);
});
afterAll(async () => {
  await t?.stop();
  rmSync(folder, { recursive: true });
});

const state = async () => (await t.database.sql(`select count(*)::int as rows, md5(string_agg(a::text, '|' order by id)) as sum from addresses.address a where is_active`))[0];
const running = async () => (await t.database.sql(`select from addresses.import_run where state = 'RUNNING'`)).length > 0;

it('leaves the directory as it was when the import is killed, and the next import does its work', async () => {
  const before = await state();
  const main = fileURLToPath(new URL('../../dist/main.js', import.meta.url));
  const child = spawn(process.execPath, [main, 'command', 'import', large], {
    env: { ...process.env, DEMOS_MODULE_DATABASE_URL: t.database.urlFor('addresses'), DEMOS_INTERNAL_PUBLIC_KEY: '{}' },
    stdio: 'ignore',
  });
  const exited = once(child, 'exit');
  while (!(await running()) && child.exitCode === null) await pause(20);
  await pause(100);
  child.kill('SIGKILL');
  await exited;
  expect(await state()).toEqual(before);

  for (let attempt = 0; attempt < 50; attempt += 1) {
    const done = await t.command('import', small).then(() => true, () => pause(100, false));
    if (done) break;
  }
  expect(await running()).toBe(false);
  expect(await state()).toEqual(before);
});

it('shows readers all of the old or all of the new, never a part', async () => {
  const before = await state();
  const seen = new Set<string>();
  let importing = true;
  const done = t.command('import', large).finally(() => (importing = false));
  while (importing) {
    seen.add(JSON.stringify(await state()));
    await pause(50);
  }
  await done;
  const after = await state();
  expect(after).not.toEqual(before);
  expect([...seen].every((each) => [JSON.stringify(before), JSON.stringify(after)].includes(each))).toBe(true);
  expect(seen.has(JSON.stringify(before))).toBe(true);
});
