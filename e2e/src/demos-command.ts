import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { TestOffice } from '@demos/module-testing';

const ROOT = join(import.meta.dirname, '..', '..');

/** Runs `demos …` against a test office, as an administrator at a terminal would. */
export async function demos({ office, database }: TestOffice, ...args: string[]): Promise<string> {
  const { stdout } = await promisify(execFile)(process.execPath, [join(ROOT, 'packages', 'cli', 'dist', 'main.js'), ...args], {
    cwd: ROOT,
    env: { ...process.env, DEMOS_DATA_DIR: office.dataDir, DATABASE_URL: database.adminUrl },
  });
  return stdout;
}

/** Gives permissions of a module to everybody with a role. */
export async function giveToRole(t: TestOffice, code: string, ...permissions: string[]): Promise<void> {
  const administrator = await t.as('administrator');
  const { roles } = await administrator.must<{ roles: { id: string; code: string; permissions: string[]; fieldRights: { coordinate: string; level: string }[] }[] }>(
    '{ roles { id code permissions fieldRights { coordinate level } } }',
  );
  const role = roles.find((each) => each.code === code)!;
  await administrator.must('mutation ($input: SetRoleRightsInput!) { setRoleRights(input: $input) { id } }', {
    input: { id: role.id, permissions: [...role.permissions, ...permissions], fieldRights: role.fieldRights, reason: 'модуль добавлен' },
  });
}
