import type { Context } from '@demos/module-sdk';
import { today } from '../calendar/day.js';
import { isIdentifier } from '../validation/identifier.js';
import { Person } from '../person/person.entity.js';
import { documentsAsOf } from '../history/as-of.queries.js';
import { IdentityDocument } from './document.entity.js';

export async function listDocuments(ctx: Context, person: Person): Promise<IdentityDocument[]> {
  const documents = person.asOf
    ? await documentsAsOf(ctx, person.id, person.asOf)
    : await ctx.load.many(IdentityDocument, 'personId', person.id);
  return documents.toSorted(
    (one, other) => Number(other.isMain) - Number(one.isMain) || (other.issuedOn ?? '').localeCompare(one.issuedOn ?? ''),
  );
}

export async function findMainDocument(ctx: Context, person: Person): Promise<IdentityDocument | null> {
  const documents = await listDocuments(ctx, person);
  return documents.find(({ isMain }) => isMain) ?? null;
}

export const isExpired = ({ validTo }: IdentityDocument): boolean => Boolean(validTo && validTo < today());

export async function listDocumentsByIds(ctx: Context, ids: readonly string[]): Promise<IdentityDocument[]> {
  const documents = await ctx.em.find(IdentityDocument, { id: { $in: ids.filter(isIdentifier) } });
  return ofVisiblePeople(ctx, documents);
}

async function ofVisiblePeople(ctx: Context, documents: IdentityDocument[]): Promise<IdentityDocument[]> {
  const visible = await ctx.em.find(Person, { id: { $in: documents.map(({ personId }) => personId) } });
  return documents.filter(({ personId }) => visible.some(({ id }) => id === personId));
}
