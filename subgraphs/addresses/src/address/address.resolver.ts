import type { Context } from '@demos/module-sdk';
import { Arg, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from '@demos/module-sdk/graphql';
import { AddressConnection } from './address-connection.js';
import { AddressKind } from './address-kind.js';
import { Address } from './address.entity.js';
import { findAddress, listAddresses, listAncestors, listRoots } from './address.queries.js';
import { listChildren } from './children.queries.js';

@Resolver(() => Address)
export class AddressResolver {
  @Query(() => Address, { nullable: true })
  address(@Arg('id', () => ID) id: string, @Ctx() ctx: Context) {
    return findAddress(ctx, id);
  }

  @Query(() => [Address], { nullable: 'items' })
  addresses(@Arg('ids', () => [ID]) ids: string[], @Ctx() ctx: Context) {
    return listAddresses(ctx, ids);
  }

  @Query(() => [Address])
  addressRoots(@Ctx() ctx: Context) {
    return listRoots(ctx);
  }

  @FieldResolver(() => Address, { nullable: true })
  parent(@Root() { parentId }: Address, @Ctx() { load }: Context) {
    return parentId === null ? null : load.one(Address, parentId);
  }

  @FieldResolver(() => [Address], { description: 'From the region down to the parent' })
  ancestors(@Root() address: Address, @Ctx() ctx: Context) {
    return listAncestors(ctx, address);
  }

  @FieldResolver(() => AddressConnection)
  children(
    @Root() { id }: Address,
    @Ctx() ctx: Context,
    @Arg('first', () => Int, { defaultValue: 100 }) first: number,
    @Arg('after', () => String, { nullable: true }) after?: string | null,
    @Arg('kinds', () => [AddressKind], { nullable: true }) kinds?: AddressKind[] | null,
  ) {
    return listChildren(ctx, id, { first, after, kinds });
  }
}
