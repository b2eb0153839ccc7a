import { moduleUnderTest, type ModuleUnderTest } from '@demos/module-testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadOffice, officeIds, smallOffice } from '../fixtures/small-office.js';
import access from './module.js';

describe('rights in access', () => {
  let t: ModuleUnderTest;
  let ids: Record<'anna' | 'pavel' | 'clerk', string>;
  beforeAll(async () => {
    t = await moduleUnderTest(access);
    await loadOffice(t, smallOffice());
    const rows = await t.database.sql<{ key: 'anna'; id: string }>(`select login as key, id from access.app_user union all select code, id from access.role`);
    ids = Object.fromEntries(rows.map(({ key, id }) => [key, id])) as typeof ids;
  });
  afterAll(() => t.stop());

  it.each([
    ['{ offices { id } }', 'access.offices.read'],
    ['{ users { id } }', 'access.users.read'],
    ['{ roles { id } }', 'access.roles.read'],
    ['mutation { setUserBlocked(id: "01990000-0000-7000-8000-000000000001", blocked: true, reason: "x") { id } }', 'access.manage'],
  ])('%s needs %s', async (document, permission) => {
    const refused = await t.as({ permissions: ['access.other'] }).query(document);
    expect(refused.errors?.[0]?.extensions).toMatchObject({ code: 'FORBIDDEN', permission, module: 'access' });
    expect((await t.as({ kind: 'anonymous' }).query(document)).errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
    expect((await t.as({ permissions: [permission] }).query(document)).errors?.[0]?.extensions.code).not.toBe('FORBIDDEN');
  });

  it('lets a user find himself by reference and nobody else', async () => {
    const both = [ids.anna, ids.pavel].map((id) => ({ __typename: 'User', id }));
    const found = async (actor: Parameters<typeof t.as>[0]): Promise<unknown[]> => (await t.as(actor).entities(both, '... on User { login }')).data._entities;
    expect(await found({ id: ids.anna })).toEqual([{ login: 'anna' }, null]);
    expect(await found({ permissions: ['access.users.read'] })).toEqual([{ login: 'anna' }, { login: 'pavel' }]);
    expect(await found({ kind: 'anonymous' })).toEqual([null, null]);
  });

  it('tells roles by reference only to who may read roles, and offices to no stranger', async () => {
    const role = [{ __typename: 'Role', id: ids.clerk }];
    const office = [{ __typename: 'Office', id: officeIds.city }];
    expect((await t.as({}).entities(role, '... on Role { code }')).data._entities).toEqual([null]);
    expect((await t.as({ permissions: ['access.roles.read'] }).entities(role, '... on Role { code }')).data._entities).toEqual([{ code: 'clerk' }]);
    expect((await t.as({ kind: 'anonymous' }).entities(office, '... on Office { name }')).errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
  });

  it('has no field for the hash of a password', () => {
    expect(t.sdl).not.toMatch(/password\w*Hash|hash/i);
  });
});
