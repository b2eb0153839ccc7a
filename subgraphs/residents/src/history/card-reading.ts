import type { Context } from '@demos/module-sdk';

export async function logReading(ctx: Context, personId: string): Promise<void> {
  await ctx.sql('insert into card_reading (person_id, actor_id, actor_name, request_id) values ($1, $2, $3, $4)', [
    personId,
    ctx.actor.id,
    ctx.actor.name,
    ctx.requestId,
  ]);
}
