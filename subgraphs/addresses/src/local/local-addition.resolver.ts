import type { Context } from '@demos/module-sdk';
import { Arg, Ctx, Mutation, Resolver } from '@demos/module-sdk/graphql';
import { Address } from '../address/address.entity.js';
import { AddLocalAddressInput } from './local-addition.inputs.js';
import { addLocalAddress } from './local-addition.service.js';

@Resolver()
export class LocalAdditionResolver {
  @Mutation(() => Address, { description: 'Adds an address that the federal directory lacks' })
  addLocalAddress(@Arg('input') input: AddLocalAddressInput, @Ctx() ctx: Context) {
    return addLocalAddress(ctx, input);
  }
}
