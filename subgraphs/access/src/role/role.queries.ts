import type { Context } from '@demos/module-sdk';
import { can } from '../rights.js';
import { Role } from './role.entity.js';

export function listRoles(ctx: Context): Promise<Role[]> {
  return ctx.em.find(Role, {}, { orderBy: { code: 'asc' } });
}

export function findRoles(ctx: Context, ids: readonly string[]): Promise<Role[]> {
  return ctx.can(can.readRoles) ? ctx.em.find(Role, { id: { $in: [...ids] } }) : Promise.resolve([]);
}
