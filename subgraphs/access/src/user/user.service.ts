import { InvalidInput, LOCALES, NotFound, type Context } from '@demos/module-sdk';
import { endSessionsOf } from '../session/session.service.js';
import { User } from './user.entity.js';

export async function getUser(ctx: Context, id: string): Promise<User> {
  const user = await ctx.em.findOne(User, { id });
  if (!user) throw new NotFound('access.user.notFound');
  return user;
}

export function setLocale(ctx: Context, locale: string): Promise<User> {
  if (!LOCALES.some((known) => known === locale)) throw new InvalidInput([{ field: 'locale', key: 'access.user.locale', vars: { locale } }]);
  return ctx.transact(async (tx) => Object.assign(await getUser(tx, tx.actor.id), { locale }));
}

export interface BlockUser {
  id: string;
  blocked: boolean;
  reason: string;
}

export function setUserBlocked(ctx: Context, { id, blocked, reason }: BlockUser): Promise<User> {
  if (id === ctx.actor.id) throw new InvalidInput([{ field: 'id', key: 'access.user.blockSelf' }]);
  return ctx.transact(
    async (tx) => {
      if (blocked) await endSessionsOf(tx, id);
      return Object.assign(await getUser(tx, id), { blocked });
    },
    { reason },
  );
}
