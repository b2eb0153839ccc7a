import { moduleUnderTest, type ModuleUnderTest } from '@demos/module-testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Browser } from '../../fixtures/browser.js';
import { loadOffice, password, places, smallOffice } from '../../fixtures/small-office.js';
import access from '../module.js';
import type { OfficeFile } from './office.file.js';

describe('importing an office', () => {
  let t: ModuleUnderTest;
  beforeAll(async () => {
    t = await moduleUnderTest(access);
  });
  afterAll(() => t.stop());
  const count = async (table: string): Promise<number> => Number((await t.database.sql(`select count(*) from access.${table}`))[0]?.['count']);
  const problems = (change: (file: OfficeFile) => void): Promise<unknown> => {
    const file = smallOffice();
    change(file);
    return loadOffice(t, file).then(
      () => [],
      (error: { problems?: { field: string; key: string }[] }) => error.problems?.map(({ key }) => key) ?? error,
    );
  };

  it('tells what it loaded', async () => {
    expect(await loadOffice(t, smallOffice())).toEqual(['Загружено: подразделений 2, ролей 3, пользователей 2']);
  });

  it('changes nothing when it is repeated', async () => {
    const before = [await count('history'), await t.database.sql('select version from access.permission_version')];
    await loadOffice(t, smallOffice());
    expect([await count('history'), await t.database.sql('select version from access.permission_version')]).toEqual(before);
  });

  it('brings names, territories and assignments to the state of the file', async () => {
    const file = smallOffice();
    file.offices[1]!.territory = [places.quarter, places.village];
    file.users[0]!.roles = [{ role: 'clerk', office: '02' }];
    await loadOffice(t, file);
    const browser = new Browser(t);
    await browser.signIn('anna', password);
    expect(await browser.identity()).toMatchObject({ officeIds: [file.offices[1]!.id], permissions: ['access.offices.read', 'residents.person.read'] });
  });

  it('keeps passwords as argon2id, out of the history too', async () => {
    const [row] = await t.database.sql<{ password_hash: string }>('select password_hash from access.app_user limit 1');
    expect(row?.password_hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(await t.database.sql(`select from access.history where coalesce(before, '{}') ? 'password_hash' or coalesce(after, '{}') ? 'password_hash'`)).toEqual([]);
    expect(await t.database.sql(`select distinct table_name from access.history order by 1`)).toEqual(['app_user', 'office', 'role', 'role_assignment'].map((table_name) => ({ table_name })));
  });

  it('refuses weak passwords unless it is a demonstration', async () => {
    expect(await problems((file) => (file.demo = false))).toEqual(['access.password.short', 'access.password.short']);
    const guessable = (file: OfficeFile): void => {
      file.demo = false;
      file.users[0]!.password = 'anna-2026-anna';
      file.users[1]!.password = 'горячий чай с мятой';
    };
    expect(await problems(guessable)).toEqual(['access.password.guessable']);
  });

  it('refuses an address in two territories, a name twice and unknown codes', async () => {
    expect(await problems((file) => file.offices[1]!.territory.push(places.city))).toEqual(['access.import.territoryTwice']);
    expect(await problems((file) => (file.users[1]!.login = 'ANNA'))).toEqual(['access.import.loginTwice', 'access.import.loginTwice']);
    expect(await problems((file) => (file.users[1]!.roles[0]!.role = 'king'))).toEqual(['access.import.unknown']);
  });

  it.each([
    ['not json', 'access.import.notJson'],
    ['{"offices": [{"code": 1}]}', 'access.import.form'],
    ['null', 'access.import.form'],
  ])('refuses the file %s as a whole', async (text, key) => {
    const users = await count('app_user');
    await expect(loadOffice(t, text)).rejects.toMatchObject({ key });
    expect(await count('app_user')).toBe(users);
  });

  it('says which file it cannot read', async () => {
    await expect(t.command('import', '/nowhere/office.json')).rejects.toMatchObject({ key: 'access.import.unreadable' });
    await expect(t.command('import')).rejects.toMatchObject({ key: 'access.import.usage' });
  });
});
