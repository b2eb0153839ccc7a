import type { Context } from '@demos/module-sdk';
import { Arg, Ctx, Mutation, Query, Resolver } from '@demos/module-sdk/graphql';
import { findMe, Me } from './me.js';
import { LoginInput } from './sign-in.inputs.js';
import { changeLocale, signIn, signOut } from './sign-in.service.js';

@Resolver()
export class SignInResolver {
  @Query(() => Me, { nullable: true })
  me(@Ctx() ctx: Context): Promise<Me | null> {
    return findMe(ctx);
  }

  @Mutation(() => Me)
  login(@Arg('input') input: LoginInput, @Ctx() ctx: Context): Promise<Me> {
    return signIn(ctx, input);
  }

  @Mutation(() => Boolean)
  logout(@Ctx() ctx: Context): Promise<true> {
    return signOut(ctx);
  }

  @Mutation(() => Me)
  setLocale(@Arg('locale', () => String) locale: string, @Ctx() ctx: Context): Promise<Me> {
    return changeLocale(ctx, locale);
  }
}
