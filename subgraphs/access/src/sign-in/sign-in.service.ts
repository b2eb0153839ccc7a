import { UserError, type Context } from '@demos/module-sdk';
import { endSession, startSession } from '../session/session.service.js';
import { passwordMatches } from '../user/password.js';
import { User } from '../user/user.entity.js';
import { setLocale } from '../user/user.service.js';
import { meAs, type Me } from './me.js';
import { forgetFailures, logSignIn, reserveAttempt } from './sign-in.guard.js';
import type { LoginInput } from './sign-in.inputs.js';

const wrong = (): UserError => new UserError('BAD_USER_INPUT', 'access.signIn.wrong');
const delayed = (seconds: number): UserError => new UserError('TOO_MANY_ATTEMPTS', 'access.signIn.delayed', { seconds }, [], { retryAfterSeconds: seconds });
const blocked = (): UserError => new UserError('FORBIDDEN', 'access.signIn.blocked');

export async function signIn(ctx: Context, input: LoginInput): Promise<Me> {
  const login = input.login.trim().toLowerCase();
  if (login.length === 0 || login.length > 100) throw wrong();
  const user = (await ctx.em.findOne(User, { login }, { populate: ['passwordHash'] })) ?? undefined;
  const wait = await reserveAttempt(ctx, login);
  if (wait > 0) {
    await logSignIn(ctx, user, 'delayed');
    throw delayed(wait);
  }
  if (!(await passwordMatches(user?.passwordHash, input.password)) || !user) {
    await logSignIn(ctx, user, user ? 'wrong_password' : 'unknown_user');
    throw wrong();
  }
  await forgetFailures(ctx, login);
  if (user.blocked) {
    await logSignIn(ctx, user, 'blocked');
    throw blocked();
  }
  await startSession(ctx, user.id);
  await logSignIn(ctx, user, 'signed_in');
  return meAs(ctx, user);
}

export const signOut = (ctx: Context): Promise<true> => endSession(ctx);

export async function changeLocale(ctx: Context, locale: string): Promise<Me> {
  return meAs(ctx, await setLocale(ctx, locale));
}
