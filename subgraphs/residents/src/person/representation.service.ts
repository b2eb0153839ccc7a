import { uuidv7, type Context } from '@demos/module-sdk';
import { isIdentifier } from '../validation/identifier.js';
import { problem, type Problem } from '../validation/problem.js';
import { Person } from './person.entity.js';
import { Representation } from './representation.entity.js';

export async function problemsOfRepresentatives(ctx: Context, personId: string | undefined, ids: readonly string[] = []): Promise<Problem[]> {
  const known = await ctx.em.find(Person, { id: { $in: ids.filter(isIdentifier) } });
  return ids.flatMap((id, index) => {
    const field = `representativeIds.${index}`;
    if (id === personId) return [problem(field, 'representative.self')];
    return known.some((person) => person.id === id) ? [] : [problem(field, 'representative.notFound')];
  });
}

export async function linkRepresentatives(tx: Context, personId: string, ids: readonly string[]): Promise<void> {
  const linked = await tx.em.find(Representation, { personId });
  for (const representativeId of new Set(ids)) {
    if (linked.some((link) => link.representativeId === representativeId)) continue;
    tx.em.persist(tx.em.create(Representation, { id: uuidv7(), personId, representativeId }));
  }
  await tx.em.flush();
}

export async function replaceRepresentatives(tx: Context, personId: string, ids: readonly string[]): Promise<void> {
  const dropped = await tx.em.find(Representation, { personId, representativeId: { $nin: [...ids] } });
  for (const link of dropped) tx.em.remove(link);
  await linkRepresentatives(tx, personId, ids);
}
