import type { Context } from '@demos/module-sdk';
import { Arg, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from '@demos/module-sdk/graphql';
import { Office } from '../office/office.entity.js';
import { Role } from '../role/role.entity.js';
import { User } from './user.entity.js';
import { listUsers, officesOfUser, rolesOfUser } from './user.queries.js';
import { setUserBlocked } from './user.service.js';

@Resolver(() => User)
export class UserResolver {
  @Query(() => [User])
  users(@Ctx() ctx: Context): Promise<User[]> {
    return listUsers(ctx);
  }

  @FieldResolver(() => [Office])
  offices(@Root() user: User, @Ctx() ctx: Context): Promise<Office[]> {
    return officesOfUser(ctx, user.id);
  }

  @FieldResolver(() => [Role])
  roles(@Root() user: User, @Ctx() ctx: Context): Promise<Role[]> {
    return rolesOfUser(ctx, user.id);
  }

  @Mutation(() => User)
  setUserBlocked(@Arg('id', () => ID) id: string, @Arg('blocked', () => Boolean) blocked: boolean, @Arg('reason', () => String) reason: string, @Ctx() ctx: Context): Promise<User> {
    return setUserBlocked(ctx, { id, blocked, reason });
  }
}
