import { uuidv7, type Context } from '@demos/module-sdk';
import { Office } from '../office/office.entity.js';
import { RoleAssignment } from '../role/role-assignment.entity.js';
import { Role } from '../role/role.entity.js';
import { hashPassword, passwordMatches } from '../user/password.js';
import { User } from '../user/user.entity.js';
import { checkOfficeFile } from './office.checks.js';
import type { OfficeFile } from './office.file.js';

export interface ImportAccount {
  offices: number;
  roles: number;
  users: number;
}

/** Brings offices, roles and users to the state of the file; what is already so stays untouched. */
export function importOffice(ctx: Context, file: OfficeFile): Promise<ImportAccount> {
  checkOfficeFile(file);
  return ctx.transact(
    async (tx) => {
      const offices = await importOffices(tx, file.offices);
      const roles = await importRoles(tx, file.roles);
      await tx.em.flush();
      for (const user of file.users) await importUser(tx, user, offices, roles);
      return { offices: offices.size, roles: roles.size, users: file.users.length };
    },
    { reason: 'access import' },
  );
}

async function importOffices(tx: Context, offices: OfficeFile['offices']): Promise<Map<string, string>> {
  const ids = new Map<string, string>();
  for (const { id, code, name, territory } of offices) {
    const known = await tx.em.findOne(Office, { code });
    const office = known ?? tx.em.create(Office, { id: id ?? uuidv7(), code, name, territoryIds: territory });
    Object.assign(office, { name, territoryIds: territory });
    ids.set(code, office.id);
  }
  return ids;
}

async function importRoles(tx: Context, roles: OfficeFile['roles']): Promise<Map<string, string>> {
  const ids = new Map<string, string>();
  for (const { code, name, permissions, fieldRights } of roles) {
    const state = { nameRu: name.ru, nameEn: name.en, permissions: [...permissions].sort(), levels: fieldRights };
    const known = await tx.em.findOne(Role, { code });
    const role = known ? Object.assign(known, state) : tx.em.create(Role, { id: uuidv7(), code, ...state });
    ids.set(code, role.id);
  }
  return ids;
}

async function importUser(tx: Context, draft: OfficeFile['users'][number], offices: Map<string, string>, roles: Map<string, string>): Promise<void> {
  const login = draft.login.trim().toLowerCase();
  const known = await tx.em.findOne(User, { login }, { populate: ['passwordHash'] });
  const user = known ?? tx.em.create(User, { id: uuidv7(), login, fullName: draft.fullName, locale: draft.locale ?? 'ru', blocked: false, passwordHash: await hashPassword(draft.password) });
  user.fullName = draft.fullName;
  if (known && !(await passwordMatches(known.passwordHash, draft.password))) known.passwordHash = await hashPassword(draft.password);
  await tx.em.flush();
  await assign(tx, user.id, draft.roles.map(({ role, office }) => ({ roleId: roles.get(role) as string, officeId: offices.get(office) as string })));
}

async function assign(tx: Context, userId: string, wanted: { roleId: string; officeId: string }[]): Promise<void> {
  const keyOf = ({ roleId, officeId }: { roleId: string; officeId: string }): string => `${roleId} ${officeId}`;
  const held = await tx.em.find(RoleAssignment, { userId });
  const heldKeys = new Set(held.map(keyOf));
  const wantedKeys = new Set(wanted.map(keyOf));
  for (const assignment of held) if (!wantedKeys.has(keyOf(assignment))) tx.em.remove(assignment);
  for (const assignment of wanted) if (!heldKeys.has(keyOf(assignment))) tx.em.create(RoleAssignment, { id: uuidv7(), userId, ...assignment });
  await tx.em.flush();
}
