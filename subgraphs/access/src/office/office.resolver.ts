import type { Context } from '@demos/module-sdk';
import { FieldResolver, Query, Resolver, Root } from '@demos/module-sdk/graphql';
import { Ctx } from '@demos/module-sdk/graphql';
import { Address } from './address.external.js';
import { Office } from './office.entity.js';
import { listOffices } from './office.queries.js';

@Resolver(() => Office)
export class OfficeResolver {
  @Query(() => [Office])
  offices(@Ctx() ctx: Context): Promise<Office[]> {
    return listOffices(ctx);
  }

  @FieldResolver(() => [Address])
  territory(@Root() office: Office): Pick<Address, 'id'>[] {
    return office.territoryIds.map((id) => ({ id }));
  }
}
