import type { Context } from '@demos/module-sdk';
import { Arg, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from '@demos/module-sdk/graphql';
import { FieldRight, fieldRightsOf } from './field-right.js';
import { Role } from './role.entity.js';
import { SetRoleRightsInput } from './role.inputs.js';
import { listRoles } from './role.queries.js';
import { setRoleRights } from './role.service.js';

@Resolver(() => Role)
export class RoleResolver {
  @Query(() => [Role])
  roles(@Ctx() ctx: Context): Promise<Role[]> {
    return listRoles(ctx);
  }

  @FieldResolver(() => String)
  name(@Root() role: Role, @Ctx() { locale }: Context): string {
    return locale === 'en' ? role.nameEn : role.nameRu;
  }

  @FieldResolver(() => [FieldRight])
  fieldRights(@Root() role: Role): FieldRight[] {
    return fieldRightsOf(role.levels);
  }

  @Mutation(() => Role)
  setRoleRights(@Arg('input') input: SetRoleRightsInput, @Ctx() ctx: Context): Promise<Role> {
    return setRoleRights(ctx, input);
  }
}
