import type { CommandIo, Context } from '@demos/module-sdk';
import { today } from '../calendar/day.js';

const CLOSE = `
  with closed as (
    update registration set closed_on = until + 1, close_ground = 'STAY_EXPIRED', version = version + 1
     where kind = 'STAY' and closed_on is null and until < $1 returning person_id)
  update person set version = version + 1 where id in (select person_id from closed) returning id`;

export async function closeExpiredStays(ctx: Context, _args: readonly string[], io: CommandIo): Promise<void> {
  const people = await ctx.transact((tx) => tx.sql(CLOSE, [today()]), { reason: ctx.t('residents.reason.expired') });
  io.print(ctx.t('residents.expired.closed', { count: people.length }));
}
