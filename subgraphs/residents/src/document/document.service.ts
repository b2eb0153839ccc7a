import { NotFound, uuidv7, type Context } from '@demos/module-sdk';
import { conflictOver } from '../history/conflict.js';
import { today } from '../calendar/day.js';
import type { Person } from '../person/person.entity.js';
import { lockPerson } from '../person/person.lock.js';
import { problemsOfIds } from '../validation/identifier.js';
import { problem } from '../validation/problem.js';
import { refuseIfAny } from '../validation/refuse.js';
import { IdentityDocument } from './document.entity.js';
import { DocumentKind } from './document.kind.js';
import type { DocumentInput, SaveDocumentInput } from './document.inputs.js';
import { documentKey, problemsOfDocument, tidyDocument } from './document.validation.js';

export function documentRow(person: Pick<Person, 'id' | 'birthDate'>, input: DocumentInput) {
  const { id, kind, series, number, issuedOn, issuer, departmentCode, validTo, isMain } = {
    ...tidyDocument(input, person.birthDate),
    id: input.id ?? uuidv7(),
  };
  return {
    id, personId: person.id, kind, series, number, numberKey: documentKey(series, number),
    issuedOn, issuer, departmentCode, validTo, isMain: isMain ?? false,
  };
}

export function addDocuments(tx: Context, person: Person, inputs: readonly DocumentInput[]): void {
  const hasMain = inputs.some((input) => input.isMain);
  inputs.forEach((input, index) => {
    const isMain = hasMain ? input.isMain : index === 0;
    tx.em.persist(tx.em.create(IdentityDocument, { version: 1, ...documentRow(person, { ...input, isMain }) }));
  });
}

export async function saveDocument(ctx: Context, input: SaveDocumentInput): Promise<IdentityDocument> {
  refuseIfAny(problemsOfIds({ id: input.id, personId: input.personId }));
  const isNew = input.version === undefined || input.version === null;
  if (isNew) {
    const request = { id: input.id, operation: 'saveDocument', input, reason: input.reason };
    await ctx.once(request, (tx) => putDocument(tx, input));
  } else {
    await ctx.transact((tx) => putDocument(tx, input), { reason: input.reason });
  }
  return ctx.em.findOneOrFail(IdentityDocument, { id: input.id }, { refresh: true });
}

async function putDocument(tx: Context, input: SaveDocumentInput): Promise<{ resultId: string }> {
  const person = await lockPerson(tx, input.personId);
  const known = await tx.em.findOne(IdentityDocument, { id: input.id });
  if (known && known.personId !== person.id) throw new NotFound('residents.document.notFound');
  if (known && known.version !== input.version) throw await conflictOver(tx, person.id);
  refuseIfAny([
    ...problemsOfDocument(input, person.birthDate, today()),
    ...(known && !input.reason?.trim() ? [problem('reason', 'reason.required')] : []),
  ]);
  const row = documentRow(person, { ...input, isMain: input.isMain ?? known?.isMain ?? (await becomesMain(tx, input)) });
  if (row.isMain) await demoteOthers(tx, person, row.id);
  if (known) tx.em.assign(known, { ...row, version: known.version + 1 });
  else tx.em.persist(tx.em.create(IdentityDocument, { version: 1, ...row }));
  person.version += 1;
  return { resultId: row.id };
}

async function demoteOthers(tx: Context, person: Person, keptId: string): Promise<void> {
  const mains = await tx.em.find(IdentityDocument, { personId: person.id, isMain: true, id: { $ne: keptId } });
  for (const document of mains) {
    document.isMain = false;
    document.version += 1;
  }
  await tx.em.flush();
}

/** A replaced document of the same kind, and the first passport after a birth certificate, become the main one by themselves. */
async function becomesMain(tx: Context, { personId, kind }: SaveDocumentInput): Promise<boolean> {
  const main = await tx.em.findOne(IdentityDocument, { personId, isMain: true });
  return !main || main.kind === kind || (main.kind === DocumentKind.BIRTH_CERTIFICATE && kind === DocumentKind.RF_PASSPORT);
}
