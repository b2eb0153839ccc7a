import { NotFound, type Context } from '@demos/module-sdk';
import { LockMode } from '@demos/module-sdk/orm';
import { today } from '../calendar/day.js';
import { fullName } from '../person/name.js';
import { Person } from '../person/person.entity.js';
import { Registration } from '../registration/registration.entity.js';
import { isOpen } from '../registration/registration.period.js';
import { problemsOfIds } from '../validation/identifier.js';
import { broken, problem, type Problem } from '../validation/problem.js';
import { refuseIfAny } from '../validation/refuse.js';
import { Dwelling } from './dwelling.entity.js';
import type { CloseApartmentCardInput } from './dwelling.inputs.js';

export async function closeApartmentCard(ctx: Context, input: CloseApartmentCardInput): Promise<Dwelling> {
  refuseIfAny([
    ...problemsOfIds({ id: input.id, dwellingId: input.dwellingId }),
    ...(input.on > today() ? [problem('on', 'date.future')] : []),
    ...(input.reason.trim() ? [] : [problem('reason', 'reason.required')]),
  ]);
  const { resultId } = await ctx.once(
    { id: input.id, operation: 'closeApartmentCard', input, reason: input.reason },
    async (tx) => {
      const dwelling = await tx.em.findOne(Dwelling, { id: input.dwellingId }, { lockMode: LockMode.PESSIMISTIC_WRITE });
      if (!dwelling) throw new NotFound('residents.dwelling.notFound');
      refuseIfAny(await problemsOfClosing(tx, dwelling, input));
      dwelling.cardClosedOn = input.on;
      return { resultId: dwelling.id };
    },
  );
  return ctx.em.findOneOrFail(Dwelling, { id: resultId }, { refresh: true });
}

async function problemsOfClosing(tx: Context, { id }: Dwelling, { on }: CloseApartmentCardInput): Promise<Problem[]> {
  const registrations = await tx.em.find(Registration, { dwellingId: id }, { filters: false });
  const open = registrations.filter((registration) => isOpen(registration, on) || (registration.closedOn ?? '') > on);
  if (open.length === 0) return [];
  const people = await tx.em.find(Person, { id: { $in: open.map(({ personId }) => personId) } }, { filters: false });
  const names = people.map(({ surname, givenName, patronymic }) => fullName([surname, givenName, patronymic]));
  return [broken('R-CARD-OPEN', 'dwellingId', 'dwelling.stillRegistered', { count: names.length, names: names.toSorted().join(', ') })];
}
