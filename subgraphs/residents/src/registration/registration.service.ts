import { uuidv7, type Context } from '@demos/module-sdk';
import { openDwelling } from '../dwelling/dwelling.service.js';
import type { Place } from '../address/address.directory.js';
import { lockPerson } from '../person/person.lock.js';
import { addPerson } from '../person/person.service.js';
import { linkRepresentatives } from '../person/representation.service.js';
import { problemsOfIds } from '../validation/identifier.js';
import { refuseTakenIds } from '../validation/identity.js';
import { refuseIfAny } from '../validation/refuse.js';
import { Registration } from './registration.entity.js';
import { publishClosed, publishOpened } from './registration.events.js';
import type { RegisterPersonInput } from './registration.inputs.js';
import { placeOf, planRegistration, type RegistrationPlan } from './registration.plan.js';

export async function registerPerson(ctx: Context, input: RegisterPersonInput): Promise<Registration> {
  refuseIfAny(problemsOfIds({ id: input.id, personId: input.personId }));
  const place = await placeOf(ctx, input);
  const request = { id: input.id, operation: 'registerPerson', input, reason: input.basis };
  const { resultId } = await refuseTakenIds(() =>
    ctx.once(request, async (tx) => {
      if (input.personId) await lockPerson(tx, input.personId, input.personVersion);
      const plan = await planRegistration(tx, input, place);
      refuseIfAny(plan.problems);
      return { resultId: await applyPlan(tx, plan) };
    }),
  );
  return ctx.em.findOneOrFail(Registration, { id: resultId });
}

async function applyPlan(tx: Context, plan: RegistrationPlan): Promise<string> {
  const { input, place } = plan;
  if (!place?.responsibleOffice) throw new Error('a plan without problems has a place with an office');
  const dwelling = await openDwelling(tx, place);
  const person = plan.person ?? addPerson(tx, { ...newPersonOf(input), id: newPersonOf(input).id ?? uuidv7() }, []);
  closeOthers(plan, place);
  if (plan.person) person.version += 1;
  if (!person.officeIds.includes(place.responsibleOffice.id)) person.officeIds = [...person.officeIds, place.responsibleOffice.id];
  await tx.em.flush();
  const registration = tx.em.create(Registration, {
    id: input.id,
    version: 1,
    personId: person.id,
    dwellingId: dwelling.id,
    officeId: place.responsibleOffice.id,
    kind: input.kind,
    from: input.from,
    until: input.until,
    arrivedFrom: input.arrivedFrom,
    basis: input.basis,
  });
  tx.em.persist(registration);
  await tx.em.flush();
  for (const { registration: closed } of plan.closings) await publishClosed(tx, closed);
  await publishOpened(tx, registration);
  await linkRepresentatives(tx, person.id, input.representativeIds ?? []);
  return input.id;
}

function newPersonOf({ newPerson }: RegisterPersonInput) {
  if (!newPerson) throw new Error('a plan without problems has a person');
  return newPerson;
}

function closeOthers({ closings }: RegistrationPlan, place: Place): void {
  for (const { registration, on, ground } of closings) {
    registration.closedOn = on;
    registration.closeGroundCode = ground;
    registration.version += 1;
    if (ground !== 'RES_MOVE') continue;
    registration.destinationText = place.text;
    registration.destinationAddressId = place.id;
  }
}

