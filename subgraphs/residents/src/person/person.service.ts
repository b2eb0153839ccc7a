import { uuidv7, type Context } from '@demos/module-sdk';
import { today } from '../calendar/day.js';
import { IdentityDocument } from '../document/document.entity.js';
import { addDocuments } from '../document/document.service.js';
import { problemsOfDocument } from '../document/document.validation.js';
import { refuseTakenIds } from '../validation/identity.js';
import { problemsOfIds } from '../validation/identifier.js';
import { problem, type Problem } from '../validation/problem.js';
import { refuseIfAny } from '../validation/refuse.js';
import { Person } from './person.entity.js';
import type { CreatePersonInput, NewPersonInput, UpdatePersonInput } from './person.inputs.js';
import { lockPerson } from './person.lock.js';
import { problemsOfPerson, problemsOfPersonWithDocuments, tidyPerson } from './person.validation.js';
import { linkRepresentatives, problemsOfRepresentatives, replaceRepresentatives } from './representation.service.js';

export async function createPerson(ctx: Context, input: CreatePersonInput): Promise<Person> {
  refuseIfAny([
    ...problemsOfIds({ id: input.id, requestId: input.requestId }),
    ...problemsOfPersonWithDocuments(input, input.documents, today()),
    ...(await problemsOfRepresentatives(ctx, input.id, input.representativeIds)),
  ]);
  const request = { id: input.requestId ?? input.id, operation: 'createPerson', input };
  const { resultId } = await refuseTakenIds(() =>
    ctx.once(request, async (tx) => {
      const person = addPerson(tx, input, tx.actor.officeIds);
      await tx.em.flush();
      await linkRepresentatives(tx, person.id, input.representativeIds ?? []);
      return { resultId: person.id };
    }),
  );
  return ctx.em.findOneOrFail(Person, { id: resultId });
}

export function addPerson(tx: Context, input: NewPersonInput, officeIds: readonly string[]): Person {
  const person = tx.em.create(Person, {
    id: input.id ?? uuidv7(),
    version: 1,
    ...tidyPerson(input),
    officeIds: [...officeIds],
  });
  tx.em.persist(person);
  addDocuments(tx, person, input.documents);
  return person;
}

export async function updatePerson(ctx: Context, input: UpdatePersonInput): Promise<Person> {
  refuseIfAny([
    ...problemsOfIds({ id: input.id, requestId: input.requestId }),
    ...problemsOfPerson(input, today()),
    ...(await problemsOfRepresentatives(ctx, input.id, input.representativeIds)),
    ...(input.reason.trim() ? [] : [problem('reason', 'reason.required')]),
  ]);
  const change = (tx: Context) => changePerson(tx, input);
  const request = { id: input.requestId ?? '', operation: 'updatePerson', input, reason: input.reason };
  await (input.requestId ? ctx.once(request, change) : ctx.transact(change, { reason: input.reason }));
  return ctx.em.findOneOrFail(Person, { id: input.id }, { refresh: true });
}

async function changePerson(tx: Context, input: UpdatePersonInput): Promise<{ resultId: string }> {
  const person = await lockPerson(tx, input.id, input.version);
  refuseIfAny(await problemsWithKnownDocuments(tx, input));
  tx.em.assign(person, { ...tidyPerson(input), version: person.version + 1 });
  await tx.em.flush();
  if (input.representativeIds) await replaceRepresentatives(tx, person.id, input.representativeIds);
  return { resultId: person.id };
}

async function problemsWithKnownDocuments(tx: Context, input: UpdatePersonInput): Promise<Problem[]> {
  const documents = await tx.em.find(IdentityDocument, { personId: input.id });
  return documents
    .flatMap((document) => problemsOfDocument(document, input.birthDate, today()))
    .filter(({ key }) => key.endsWith('beforeBirth') || key.endsWith('nder14'))
    .map((found) => ({ ...found, field: 'birthDate' }));
}
