import { DayScalar, type Context } from '@demos/module-sdk';
import { Arg, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from '@demos/module-sdk/graphql';
import { today, type Day } from '../calendar/day.js';
import { Dwelling } from '../dwelling/dwelling.entity.js';
import { dwellingOfRegistration } from '../dwelling/dwelling.queries.js';
import { certificateUrl } from '../form/form.url.js';
import { Office } from '../office/office.reference.js';
import { Person } from '../person/person.entity.js';
import { deregisterPerson } from './deregistration.service.js';
import { findGroundInfo, listGrounds } from './ground.queries.js';
import { DeregistrationGroundInfo } from './ground.type.js';
import { RegistrationPreview } from './preview.type.js';
import { Registration } from './registration.entity.js';
import { DeregisterPersonInput, RegisterPersonInput } from './registration.inputs.js';
import { RegistrationKind, RegistrationState } from './registration.kind.js';
import { stateOn } from './registration.period.js';
import { previewRegistration } from './registration.preview.js';
import { findRegistration } from './registration.queries.js';
import { registerPerson } from './registration.service.js';

@Resolver(() => Registration)
export class RegistrationResolver {
  @Query(() => Registration, { nullable: true })
  registration(@Arg('id', () => ID) id: string, @Ctx() ctx: Context) {
    return findRegistration(ctx, id);
  }

  @Query(() => RegistrationPreview)
  previewRegistration(@Arg('input', () => RegisterPersonInput) input: RegisterPersonInput, @Ctx() ctx: Context) {
    return previewRegistration(ctx, input);
  }

  @Query(() => [DeregistrationGroundInfo])
  deregistrationGrounds(
    @Arg('kind', () => RegistrationKind) kind: RegistrationKind,
    @Arg('on', () => DayScalar, { nullable: true }) on: Day | undefined,
    @Ctx() ctx: Context,
  ) {
    return listGrounds(ctx, kind, on ?? undefined);
  }

  @Mutation(() => Registration)
  registerPerson(@Arg('input', () => RegisterPersonInput) input: RegisterPersonInput, @Ctx() ctx: Context) {
    return registerPerson(ctx, input);
  }

  @Mutation(() => Registration)
  deregisterPerson(@Arg('input', () => DeregisterPersonInput) input: DeregisterPersonInput, @Ctx() ctx: Context) {
    return deregisterPerson(ctx, input);
  }

  @FieldResolver(() => Person, { nullable: true })
  person(@Root() { personId }: Registration, @Ctx() { load }: Context) {
    return load.one(Person, personId);
  }

  @FieldResolver(() => Dwelling)
  dwelling(@Root() { dwellingId }: Registration, @Ctx() ctx: Context) {
    return dwellingOfRegistration(ctx, dwellingId);
  }

  @FieldResolver(() => Office)
  office(@Root() { officeId }: Registration) {
    return { id: officeId };
  }

  @FieldResolver(() => RegistrationState)
  state(@Root() registration: Registration) {
    return stateOn(registration, registration.asOf ?? today());
  }

  @FieldResolver(() => DeregistrationGroundInfo, { nullable: true })
  closeGroundInfo(@Root() { closeGroundCode }: Registration, @Ctx() ctx: Context) {
    return findGroundInfo(ctx, closeGroundCode);
  }

  @FieldResolver(() => String, { nullable: true })
  certificateUrl(@Root() { id }: Registration, @Ctx() ctx: Context) {
    return certificateUrl(ctx, id);
  }
}
