import type { Context } from '@demos/module-sdk';
import { today, type Day } from '../calendar/day.js';
import { ageOn } from '../calendar/partial-date.js';
import { personAsOf } from '../history/as-of.queries.js';
import { logReading } from '../history/card-reading.js';
import { Registration } from '../registration/registration.entity.js';
import { RegistrationKind } from '../registration/registration.kind.js';
import { inForceOn, registrationsOfPerson } from '../registration/registration.queries.js';
import { isIdentifier } from '../validation/identifier.js';
import { Person } from './person.entity.js';
import { Representation } from './representation.entity.js';

export async function findPersonCard(ctx: Context, id: string, asOf?: Day): Promise<Person | null> {
  const person = isIdentifier(id) ? await ctx.load.one(Person, id) : null;
  if (!person) return null;
  await logReading(ctx, person.id);
  return asOf ? personAsOf(ctx, person, asOf) : person;
}

export const listPersonsByIds = (ctx: Context, ids: readonly string[]): Promise<Person[]> =>
  ctx.em.find(Person, { id: { $in: ids.filter(isIdentifier) } });

export const ageOf = ({ birthDate, asOf }: Person): number => ageOn(birthDate, asOf ?? today());

export async function findResidence(ctx: Context, { id, asOf }: Person): Promise<Registration | null> {
  const inForce = inForceOn(await registrationsOfPerson(ctx, id, asOf), asOf);
  return inForce.find(({ kind }) => kind === RegistrationKind.RESIDENCE) ?? null;
}

export async function listStays(ctx: Context, { id, asOf }: Person): Promise<Registration[]> {
  const inForce = inForceOn(await registrationsOfPerson(ctx, id, asOf), asOf);
  return inForce.filter(({ kind }) => kind === RegistrationKind.STAY);
}

export async function listRepresentatives(ctx: Context, { id }: Person): Promise<Person[]> {
  const links = await ctx.load.many(Representation, 'personId', id);
  const people = await Promise.all(links.map(({ representativeId }) => ctx.load.one(Person, representativeId)));
  return people.filter((person) => person !== null);
}
