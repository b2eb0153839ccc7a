import { DayScalar, type Context } from '@demos/module-sdk';
import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from '@demos/module-sdk/graphql';
import type { Day } from '../calendar/day.js';
import { isApproximate } from '../calendar/partial-date.js';
import { IdentityDocument } from '../document/document.entity.js';
import { findMainDocument, listDocuments } from '../document/document.queries.js';
import { listHistory } from '../history/history.queries.js';
import { HistoryConnection } from '../history/history.type.js';
import { Registration } from '../registration/registration.entity.js';
import { registrationsOfPerson } from '../registration/registration.queries.js';
import { fullName } from './name.js';
import { PersonConnection } from './person.connection.js';
import { Person } from './person.entity.js';
import { CreatePersonInput, PersonFilter, PersonOrder, UpdatePersonInput } from './person.inputs.js';
import { ageOf, findPersonCard, findResidence, listRepresentatives, listStays } from './person.queries.js';
import { listPersons } from './person.search.js';
import { createPerson, updatePerson } from './person.service.js';

@Resolver(() => Person)
export class PersonResolver {
  @Query(() => Person, { nullable: true })
  person(
    @Arg('id', () => ID) id: string,
    @Arg('asOf', () => DayScalar, { nullable: true }) asOf: Day | undefined,
    @Ctx() ctx: Context,
  ) {
    return findPersonCard(ctx, id, asOf ?? undefined);
  }

  @Query(() => PersonConnection)
  persons(
    @Arg('filter', () => PersonFilter) filter: PersonFilter,
    @Arg('orderBy', () => PersonOrder, { defaultValue: PersonOrder.NAME }) orderBy: PersonOrder,
    @Arg('first', () => Int, { defaultValue: 50 }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | undefined,
    @Ctx() ctx: Context,
  ) {
    return listPersons(ctx, { filter, orderBy: orderBy ?? PersonOrder.NAME, first, after: after ?? undefined });
  }

  @Mutation(() => Person)
  createPerson(@Arg('input', () => CreatePersonInput) input: CreatePersonInput, @Ctx() ctx: Context) {
    return createPerson(ctx, input);
  }

  @Mutation(() => Person)
  updatePerson(@Arg('input', () => UpdatePersonInput) input: UpdatePersonInput, @Ctx() ctx: Context) {
    return updatePerson(ctx, input);
  }

  @FieldResolver(() => String)
  fullName(@Root() { surname, givenName, patronymic }: Person) {
    return fullName([surname, givenName, patronymic]);
  }

  @FieldResolver(() => Int, { nullable: true })
  age(@Root() person: Person) {
    return ageOf(person);
  }

  @FieldResolver(() => Boolean)
  ageIsApproximate(@Root() { birthDate }: Person) {
    return isApproximate(birthDate);
  }

  @FieldResolver(() => [IdentityDocument])
  documents(@Root() person: Person, @Ctx() ctx: Context) {
    return listDocuments(ctx, person);
  }

  @FieldResolver(() => IdentityDocument, { nullable: true })
  mainDocument(@Root() person: Person, @Ctx() ctx: Context) {
    return findMainDocument(ctx, person);
  }

  @FieldResolver(() => [Registration], { nullable: true })
  registrations(@Root() { id, asOf }: Person, @Ctx() ctx: Context) {
    return registrationsOfPerson(ctx, id, asOf);
  }

  @FieldResolver(() => Registration, { nullable: true })
  residence(@Root() person: Person, @Ctx() ctx: Context) {
    return findResidence(ctx, person);
  }

  @FieldResolver(() => [Registration], { nullable: true, description: 'Registrations at places of stay that are in force' })
  stays(@Root() person: Person, @Ctx() ctx: Context) {
    return listStays(ctx, person);
  }

  @FieldResolver(() => [Person])
  representatives(@Root() person: Person, @Ctx() ctx: Context) {
    return listRepresentatives(ctx, person);
  }

  @FieldResolver(() => HistoryConnection, { nullable: true })
  history(
    @Root() { id }: Person,
    @Arg('first', () => Int, { defaultValue: 50 }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | undefined,
    @Ctx() ctx: Context,
  ) {
    return listHistory(ctx, id, first, after ?? undefined);
  }
}
