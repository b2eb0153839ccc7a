import { InvalidInput, type Context } from '@demos/module-sdk';
import type { MovementDay } from './movement.resolver.js';

const LONGEST_DAYS = 366;
const MS_PER_DAY = 86_400_000;

const BY_DAY = `
  select to_char(each, 'YYYY-MM-DD') as day,
         count(*) filter (where kind = 'arrival')::int as arrivals,
         count(*) filter (where kind = 'departure')::int as departures
    from generate_series($1::date, $2::date, '1 day') as each
    left join movement on day = each and office_id = any($3)
   group by each order by each`;

/** Every day of the period, also those on which nobody moved; of the offices of who asks. */
export async function movementsByDay(ctx: Context, from: string, to: string): Promise<MovementDay[]> {
  const days = (Date.parse(to) - Date.parse(from)) / MS_PER_DAY + 1;
  if (days < 1) throw new InvalidInput([{ field: 'to', key: 'arrivals.period.backwards' }]);
  if (days > LONGEST_DAYS) throw new InvalidInput([{ field: 'from', key: 'arrivals.period.long', vars: { days: LONGEST_DAYS } }]);
  return ctx.sql<MovementDay>(BY_DAY, [from, to, ctx.actor.officeIds]);
}
