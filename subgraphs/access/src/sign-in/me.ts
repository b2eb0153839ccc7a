import type { Context } from '@demos/module-sdk';
import { Field, ObjectType } from '@demos/module-sdk/graphql';
import { FieldRight, fieldRightsOf } from '../role/field-right.js';
import { Office } from '../office/office.entity.js';
import { findGrantedRights } from '../session/identity.queries.js';
import { officesOfUser } from '../user/user.queries.js';
import { User } from '../user/user.entity.js';

@ObjectType()
export class Me {
  @Field(() => User)
  user!: User;

  @Field(() => [String])
  permissions!: string[];

  @Field(() => [FieldRight])
  fieldRights!: FieldRight[];

  @Field(() => [Office])
  offices!: Office[];
}

export async function meAs(ctx: Context, user: User): Promise<Me> {
  const [{ permissions, fieldRights }, offices] = await Promise.all([findGrantedRights(ctx, user.id), officesOfUser(ctx, user.id)]);
  return { user, permissions, fieldRights: fieldRightsOf(fieldRights), offices };
}

export async function findMe(ctx: Context): Promise<Me | null> {
  if (ctx.actor.kind !== 'user') return null;
  const user = await ctx.em.findOne(User, { id: ctx.actor.id });
  return user ? meAs(ctx, user) : null;
}
