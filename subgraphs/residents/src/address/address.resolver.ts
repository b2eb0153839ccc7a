import type { Context } from '@demos/module-sdk';
import { Ctx, FieldResolver, Resolver, Root } from '@demos/module-sdk/graphql';
import { Dwelling } from '../dwelling/dwelling.entity.js';
import { findDwellingOfAddress } from '../dwelling/dwelling.queries.js';
import { Address } from './address.reference.js';

@Resolver(() => Address)
export class AddressResolver {
  @FieldResolver(() => Dwelling, { nullable: true })
  dwelling(@Root() { id }: { id: string }, @Ctx() ctx: Context) {
    return findDwellingOfAddress(ctx, id);
  }
}
