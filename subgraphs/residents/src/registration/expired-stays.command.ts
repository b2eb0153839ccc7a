import type { CommandIo, Context } from '@demos/module-sdk';
import { today } from '../calendar/day.js';
import { Registration } from './registration.entity.js';
import { publishClosed } from './registration.events.js';

const CLOSE = `
  with closed as (
    update registration set closed_on = until + 1, close_ground = 'STAY_EXPIRED', version = version + 1
     where kind = 'STAY' and closed_on is null and until < $1 returning id, person_id),
  touched as (update person set version = version + 1 where id in (select person_id from closed))
  select id from closed`;

export async function closeExpiredStays(ctx: Context, _args: readonly string[], io: CommandIo): Promise<void> {
  const count = await ctx.transact(async (tx) => {
    const ids = (await tx.sql<{ id: string }>(CLOSE, [today()])).map(({ id }) => id);
    const closed = await tx.em.find(Registration, { id: { $in: ids } }, { filters: false });
    for (const registration of closed) await publishClosed(tx, registration);
    return closed.length;
  }, { reason: ctx.t('residents.reason.expired') });
  io.print(ctx.t('residents.expired.closed', { count }));
}
