import type { Context } from '@demos/module-sdk';
import { Ctx, Directive, FieldResolver, Resolver, Root } from '@demos/module-sdk/graphql';
import { Address } from './address.external.js';
import { Office } from './office.entity.js';
import { findResponsibleOffice } from './responsible-office.queries.js';

@Resolver(() => Address)
export class AddressResolver {
  @Directive('@requires(fields: "path")')
  @FieldResolver(() => Office, { nullable: true })
  responsibleOffice(@Root() address: Address, @Ctx() ctx: Context): Promise<Office | null> {
    return findResponsibleOffice(ctx, address);
  }
}
