import { Conflict, type Context } from '@demos/module-sdk';

interface LastChange {
  actorName: string;
  at: string;
}

export async function conflictOver(ctx: Context, subjectId: string): Promise<Conflict> {
  const [last] = await ctx.sql<LastChange>(
    `select actor_name as "actorName", to_char(at, 'DD.MM.YYYY HH24:MI') as at
       from history where subject_id = $1 order by seq desc limit 1`,
    [subjectId],
  );
  return new Conflict('residents.conflict', { who: last?.actorName ?? '', at: last?.at ?? '' });
}
