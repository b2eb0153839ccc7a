import { DayScalar, type Context } from '@demos/module-sdk';
import { Arg, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from '@demos/module-sdk/graphql';
import { Address } from '../address/address.reference.js';
import type { Day } from '../calendar/day.js';
import { apartmentCardUrl } from '../form/form.url.js';
import { Office } from '../office/office.reference.js';
import { Registration } from '../registration/registration.entity.js';
import { inForceOn, registrationsOfDwelling } from '../registration/registration.queries.js';
import { closeApartmentCard } from './apartment-card.service.js';
import { Dwelling } from './dwelling.entity.js';
import { CloseApartmentCardInput } from './dwelling.inputs.js';
import { findDwelling } from './dwelling.queries.js';

@Resolver(() => Dwelling)
export class DwellingResolver {
  @Query(() => Dwelling, { nullable: true })
  dwelling(@Arg('id', () => ID) id: string, @Ctx() ctx: Context) {
    return findDwelling(ctx, id);
  }

  @Mutation(() => Dwelling)
  closeApartmentCard(@Arg('input', () => CloseApartmentCardInput) input: CloseApartmentCardInput, @Ctx() ctx: Context) {
    return closeApartmentCard(ctx, input);
  }

  @FieldResolver(() => Address)
  address(@Root() { addressId }: Dwelling) {
    return { id: addressId };
  }

  @FieldResolver(() => Office)
  office(@Root() { officeId }: Dwelling) {
    return { id: officeId };
  }

  @FieldResolver(() => [Registration])
  async residents(@Root() { id }: Dwelling, @Arg('on', () => DayScalar, { nullable: true }) on: Day | undefined, @Ctx() ctx: Context) {
    return inForceOn(await registrationsOfDwelling(ctx, id), on ?? undefined);
  }

  @FieldResolver(() => [Registration], { description: 'Everyone who has ever been registered here' })
  registrations(@Root() { id }: Dwelling, @Ctx() ctx: Context) {
    return registrationsOfDwelling(ctx, id);
  }

  @FieldResolver(() => String, { nullable: true })
  apartmentCardUrl(@Root() { id }: Dwelling, @Ctx() ctx: Context) {
    return apartmentCardUrl(ctx, id);
  }
}
