import type { Context } from '@demos/module-sdk';
import { can } from '../rights.js';
import { Office } from '../office/office.entity.js';
import { RoleAssignment } from '../role/role-assignment.entity.js';
import { Role } from '../role/role.entity.js';
import { User } from './user.entity.js';

export function listUsers(ctx: Context): Promise<User[]> {
  return ctx.em.find(User, {}, { orderBy: { login: 'asc' } });
}

/** By reference everybody finds himself; the others only who may read users. */
export function findUsers(ctx: Context, ids: readonly string[]): Promise<User[]> {
  const visible = ctx.can(can.readUsers) ? [...ids] : ids.filter((id) => id === ctx.actor.id);
  return ctx.em.find(User, { id: { $in: visible } });
}

export async function rolesOfUser(ctx: Context, userId: string): Promise<Role[]> {
  const assignments = await ctx.load.many(RoleAssignment, 'userId', userId);
  const roles = await Promise.all([...new Set(assignments.map(({ roleId }) => roleId))].map((id) => ctx.load.one(Role, id)));
  return roles.filter((role) => role !== null).sort((a, b) => a.code.localeCompare(b.code));
}

export async function officesOfUser(ctx: Context, userId: string): Promise<Office[]> {
  const assignments = await ctx.load.many(RoleAssignment, 'userId', userId);
  const offices = await Promise.all([...new Set(assignments.map(({ officeId }) => officeId))].map((id) => ctx.load.one(Office, id)));
  return offices.filter((office) => office !== null).sort((a, b) => a.code.localeCompare(b.code));
}
