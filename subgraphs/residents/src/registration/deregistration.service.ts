import { NotFound, type Context } from '@demos/module-sdk';
import { inWords, today } from '../calendar/day.js';
import { conflictOver } from '../history/conflict.js';
import type { Person } from '../person/person.entity.js';
import { lockPerson } from '../person/person.lock.js';
import { problemsOfIds } from '../validation/identifier.js';
import { broken, problem, type Problem } from '../validation/problem.js';
import { refuseIfAny } from '../validation/refuse.js';
import type { DeregistrationGroundRow } from './ground.entity.js';
import { findGroundInForce } from './ground.queries.js';
import { Registration } from './registration.entity.js';
import { publishClosed } from './registration.events.js';
import type { DeregisterPersonInput } from './registration.inputs.js';
import { RegistrationKind } from './registration.kind.js';
import { isOpen } from './registration.period.js';

export async function deregisterPerson(ctx: Context, input: DeregisterPersonInput): Promise<Registration> {
  refuseIfAny(problemsOfIds({ id: input.id, registrationId: input.registrationId }));
  const { resultId } = await ctx.once(
    { id: input.id, operation: 'deregisterPerson', input, reason: input.reason },
    async (tx) => {
      const known = await tx.em.findOne(Registration, { id: input.registrationId });
      if (!known) throw new NotFound('residents.registration.notFound');
      const person = await lockPerson(tx, known.personId);
      const registration = await tx.em.findOneOrFail(Registration, { id: known.id }, { refresh: true });
      if (registration.version !== input.version) throw await conflictOver(tx, person.id);
      const ground = await findGroundInForce(tx, input.ground, registration.kind, input.on);
      refuseIfAny(problemsOfDeregistration(registration, ground, input));
      await close(tx, person, registration, ground, input);
      return { resultId: registration.id };
    },
  );
  return ctx.em.findOneOrFail(Registration, { id: resultId }, { refresh: true });
}

function problemsOfDeregistration(
  registration: Registration,
  ground: DeregistrationGroundRow | null,
  { on, destinationText }: DeregisterPersonInput,
): Problem[] {
  const found: Problem[] = [];
  if (registration.closedOn) found.push(problem('registrationId', 'registration.alreadyClosed', { on: inWords(registration.closedOn) }));
  if (on < registration.from) found.push(broken('R-DATE', 'on', 'registration.closedBeforeStart', { from: inWords(registration.from) }));
  if (on > today()) found.push(broken('R-DATE', 'on', 'date.future'));
  if (!ground) found.push(problem('ground', 'registration.unknownGround'));
  if (ground?.needsDestination && !destinationText?.trim()) found.push(problem('destinationText', 'registration.destinationNeeded'));
  return found;
}

async function close(
  tx: Context,
  person: Person,
  registration: Registration,
  ground: DeregistrationGroundRow | null,
  { on, destinationText }: DeregisterPersonInput,
): Promise<void> {
  if (!ground) throw new Error('a deregistration without problems has a ground');
  const others = ground.closesAll ? await openRegistrations(tx, registration, on) : [];
  for (const closed of [registration, ...others]) {
    closed.closedOn = on > closed.from ? on : closed.from;
    closed.closeGroundCode = closed === registration ? ground.code : groundAfterDeath(closed);
    closed.version += 1;
    await publishClosed(tx, closed);
  }
  registration.destinationText = destinationText?.trim() || null;
  person.version += 1;
}

async function openRegistrations(tx: Context, { id, personId }: Registration, on: string): Promise<Registration[]> {
  const all = await tx.em.find(Registration, { personId, id: { $ne: id } }, { filters: false });
  return all.filter((registration) => isOpen(registration, on));
}

const groundAfterDeath = ({ kind }: Registration): string =>
  kind === RegistrationKind.STAY ? 'STAY_DEATH' : 'RES_DEATH';
