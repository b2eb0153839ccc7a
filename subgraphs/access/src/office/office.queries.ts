import { Unauthenticated, type Context } from '@demos/module-sdk';
import { Office } from './office.entity.js';

export function listOffices(ctx: Context): Promise<Office[]> {
  return ctx.em.find(Office, {}, { orderBy: { code: 'asc' } });
}

/** What an office is called is no secret of any signed-in colleague. */
export function findOffices(ctx: Context, ids: readonly string[]): Promise<Office[]> {
  if (ctx.actor.kind === 'anonymous') throw new Unauthenticated();
  return ctx.em.find(Office, { id: { $in: [...ids] } });
}
