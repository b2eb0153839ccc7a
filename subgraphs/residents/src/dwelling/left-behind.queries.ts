import type { Context } from '@demos/module-sdk';
import type { Day } from '../calendar/day.js';
import { hasReached } from '../calendar/partial-date.js';
import { fullName } from '../person/name.js';
import { Person } from '../person/person.entity.js';
import { Registration } from '../registration/registration.entity.js';
import { isActiveOn } from '../registration/registration.period.js';
import { broken, type Problem } from '../validation/problem.js';

const ADULT = 18;

/** R-ORPH: whether minors stay at a dwelling that its last adult leaves. */
export async function warningsOfLeaving(ctx: Context, left: Registration, on: Day): Promise<Problem[]> {
  const registrations = await ctx.em.find(Registration, { dwellingId: left.dwellingId, personId: { $ne: left.personId } }, { filters: false });
  const staying = registrations.filter((registration) => isActiveOn(registration, on)).map(({ personId }) => personId);
  if (staying.length === 0) return [];
  const people = await ctx.em.find(Person, { id: { $in: staying } }, { filters: false });
  if (people.some(({ birthDate }) => hasReached(birthDate, ADULT, on) !== 'no')) return [];
  const names = people.map(({ surname, givenName, patronymic }) => fullName([surname, givenName, patronymic])).join(', ');
  return [broken('R-ORPH', 'from', 'registration.minorsLeft', { names })];
}
