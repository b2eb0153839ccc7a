import type { Context } from '@demos/module-sdk';

/** Counts the attempt before the password is looked at, so that parallel guesses gain nothing. Returns the seconds to wait, 0 to go on. */
export async function reserveAttempt(ctx: Context, login: string): Promise<number> {
  const [admitted] = await ctx.sql(
    `insert into sign_in_failure as f (login, failures) values ($1, 1)
     on conflict (login) do update set
       failures = case when f.last_at < now() - interval '1 day' then 1 else f.failures + 1 end,
       last_at = now(),
       locked_until = case when f.failures + 1 >= 5 and f.last_at >= now() - interval '1 day'
         then now() + least(interval '15 minutes', interval '1 second' * power(2, least(f.failures + 1 - 5, 12))) end
     where f.locked_until is null or f.locked_until <= now()
     returning failures`,
    [login],
  );
  if (admitted) return 0;
  const [wait] = await ctx.sql<{ seconds: number }>('select ceil(extract(epoch from locked_until - now()))::int as seconds from sign_in_failure where login = $1', [login]);
  return Math.max(1, wait?.seconds ?? 1);
}

export async function forgetFailures(ctx: Context, login: string): Promise<void> {
  await ctx.sql(`delete from sign_in_failure where login = $1 or last_at < now() - interval '2 days'`, [login]);
}

export type SignInOutcome = 'signed_in' | 'wrong_password' | 'unknown_user' | 'blocked' | 'delayed';

/** Keeps who tried; what an unknown person typed into the field of the name is not kept, it may be a password. */
export async function logSignIn(ctx: Context, user: { id: string; login: string } | undefined, outcome: SignInOutcome): Promise<void> {
  await ctx.sql('insert into sign_in_log (user_id, login, outcome, request_id) values ($1, $2, $3, $4)', [user?.id ?? null, user?.login ?? null, outcome, ctx.requestId]);
}
