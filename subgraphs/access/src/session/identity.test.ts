import { moduleUnderTest, type ModuleUnderTest } from '@demos/module-testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Browser } from '../../fixtures/browser.js';
import { loadOffice, officeIds, password, smallOffice } from '../../fixtures/small-office.js';
import access from '../module.js';

describe('the identity behind a session', () => {
  let t: ModuleUnderTest;
  let browser: Browser;
  beforeAll(async () => {
    t = await moduleUnderTest(access);
    await loadOffice(t, smallOffice());
  });
  afterAll(() => t.stop());
  beforeEach(async () => {
    browser = new Browser(t);
    await browser.signIn('anna', password);
  });
  const age = (column: string, interval: string) => t.database.sql(`update access.session set ${column} = ${column} - interval '${interval}'`);
  const idOf = async (table: string, column: string, value: string): Promise<string | undefined> =>
    (await t.database.sql<{ id: string }>(`select id from access.${table} where ${column} = $1`, [value]))[0]?.id;

  it('holds the offices, permissions and field rights of all roles together, the most permissive winning', async () => {
    expect(await browser.identity()).toMatchObject({
      kind: 'user',
      locale: 'ru',
      officeIds: expect.arrayContaining([officeIds.city, officeIds.quarter]),
      permissions: ['access.offices.read', 'residents.history.read', 'residents.person.read'],
      fieldRights: { 'IdentityDocument.number': 'plain', 'IdentityDocument.series': 'hidden' },
    });
  });

  it('is nobody for a token that was never given', async () => {
    browser.token = 'invented';
    expect(await browser.identity()).toBeNull();
  });

  it('stays while it is used and ends after 30 idle minutes', async () => {
    await age('last_seen_at', '29 minutes');
    expect(await browser.identity()).not.toBeNull();
    await age('last_seen_at', '29 minutes');
    expect(await browser.identity()).not.toBeNull();
    await age('last_seen_at', '31 minutes');
    expect(await browser.identity()).toBeNull();
  });

  it('ends after 12 hours however busy', async () => {
    await age('expires_at', '12 hours');
    expect(await browser.identity()).toBeNull();
  });

  it('writes down that it was seen at most once a minute', async () => {
    const seen = () => t.database.sql('select last_seen_at from access.session');
    const before = await seen();
    await browser.identity();
    expect(await seen()).toEqual(before);
    await age('last_seen_at', '2 minutes');
    await browser.identity();
    expect(await seen()).not.toEqual(before);
  });

  it('ends at once when the user is blocked', async () => {
    const administrator = t.as({ permissions: ['access.manage'] });
    const id = await idOf('app_user', 'login', 'anna');
    await administrator.must('mutation ($id: ID!) { setUserBlocked(id: $id, blocked: true, reason: "увольнение") { blocked } }', { id });
    expect(await browser.identity()).toBeNull();
    await administrator.must('mutation ($id: ID!) { setUserBlocked(id: $id, blocked: false, reason: "ошибка") { blocked } }', { id });
    expect(await browser.identity()).toBeNull();
  });

  it('changes with the role at once, under a new version', async () => {
    const before = await browser.identity();
    const id = await idOf('role', 'code', 'archivist');
    const administrator = t.as({ permissions: ['access.manage'] });
    const change = 'mutation ($input: SetRoleRightsInput!) { setRoleRights(input: $input) { permissions fieldRights { coordinate level } } }';
    const input = { id, permissions: ['residents.history.read'], fieldRights: [{ coordinate: 'IdentityDocument.number', level: 'HIDDEN' }], reason: 'приказ 12' };
    await administrator.must(change, { input });
    const after = await browser.identity();
    expect(after?.fieldRights['IdentityDocument.number']).toBe('masked');
    expect(after?.permissionVersion).toBeGreaterThan(before?.permissionVersion ?? Infinity);
  });

  it('refuses rights that are none, naming each', async () => {
    const id = await idOf('role', 'code', 'archivist');
    const input = { id, permissions: ['everything'], fieldRights: [{ coordinate: 'number', level: 'PLAIN' }], reason: ' ' };
    const answer = await t.as({ permissions: ['access.manage'] }).query('mutation ($input: SetRoleRightsInput!) { setRoleRights(input: $input) { id } }', { input });
    expect(answer.errors?.[0]?.extensions['fields']).toMatchObject([{ field: 'reason' }, { field: 'permissions.0' }, { field: 'fieldRights.0.coordinate' }]);
  });
});
