import type { Context } from '@demos/module-sdk';
import { Arg, Ctx, ID, Int, Query, Resolver } from '@demos/module-sdk/graphql';
import { AddressKind } from '../address/address-kind.js';
import { suggestAddresses } from './suggest.queries.js';
import { AddressSuggestion } from './suggestion.js';

@Resolver()
export class SuggestResolver {
  @Query(() => [AddressSuggestion], { description: 'Addresses for a text as it is being typed' })
  suggestAddresses(
    @Arg('text') text: string,
    @Ctx() ctx: Context,
    @Arg('within', () => ID, { nullable: true }) within?: string | null,
    @Arg('kinds', () => [AddressKind], { nullable: true }) kinds?: AddressKind[] | null,
    @Arg('first', () => Int, { defaultValue: 10 }) first = 10,
  ) {
    return suggestAddresses(ctx, { text, within, kinds, first });
  }
}
