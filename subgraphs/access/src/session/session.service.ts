import { randomBytes } from 'node:crypto';
import { sessionHash, type Context } from '@demos/module-sdk';

/** Begins a session under a token that only this answer carries; the one that the browser came with ends. */
export async function startSession(ctx: Context, userId: string): Promise<void> {
  const token = randomBytes(32).toString('base64url');
  await ctx.sql('delete from session where token_hash = $1 or (user_id = $2 and expires_at < now())', [ctx.session.hash ?? '', userId]);
  await ctx.sql(`insert into session (token_hash, user_id, expires_at) values ($1, $2, now() + interval '12 hours')`, [sessionHash(token), userId]);
  ctx.session.start(token);
}

export async function endSession(ctx: Context): Promise<true> {
  await ctx.sql('delete from session where token_hash = $1', [ctx.session.hash ?? '']);
  ctx.session.end();
  return true;
}

export async function endSessionsOf(ctx: Context, userId: string): Promise<void> {
  await ctx.sql('delete from session where user_id = $1', [userId]);
}
