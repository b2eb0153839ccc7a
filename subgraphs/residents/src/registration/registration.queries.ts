import type { Context } from '@demos/module-sdk';
import { today, type Day } from '../calendar/day.js';
import { isIdentifier } from '../validation/identifier.js';
import { Registration } from './registration.entity.js';
import { isActiveOn } from './registration.period.js';

const newestFirst = (one: Registration, other: Registration): number =>
  other.from.localeCompare(one.from) || other.id.localeCompare(one.id);

export const findRegistration = (ctx: Context, id: string): Promise<Registration | null> =>
  isIdentifier(id) ? ctx.load.one(Registration, id) : Promise.resolve(null);

export const listRegistrationsByIds = (ctx: Context, ids: readonly string[]): Promise<Registration[]> =>
  ctx.em.find(Registration, { id: { $in: ids.filter(isIdentifier) } });

export async function registrationsOfPerson(ctx: Context, personId: string, asOf?: Day): Promise<Registration[]> {
  const all = (await ctx.load.many(Registration, 'personId', personId)).toSorted(newestFirst);
  return asOf ? all.filter((registration) => isActiveOn(registration, asOf)).map((found) => frozenOn(found, asOf)) : all;
}

export async function registrationsOfDwelling(ctx: Context, dwellingId: string): Promise<Registration[]> {
  return (await ctx.load.many(Registration, 'dwellingId', dwellingId)).toSorted((one, other) => -newestFirst(one, other));
}

export const inForceOn = (registrations: readonly Registration[], day: Day = today()): Registration[] =>
  registrations.filter((registration) => isActiveOn(registration, day));

function frozenOn(registration: Registration, asOf: Day): Registration {
  const { id, version, personId, dwellingId, officeId, kind, from, until, closedOn, closeGroundCode } = registration;
  const { destinationText, destinationAddressId, arrivedFrom, basis } = registration;
  return Object.assign(new Registration(), {
    id, version, personId, dwellingId, officeId, kind, from, until, closedOn, closeGroundCode,
    destinationText, destinationAddressId, arrivedFrom, basis, asOf,
  });
}
