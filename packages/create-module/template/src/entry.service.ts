import { InvalidInput, NotFound, type Context, type Reference } from '@demos/module-sdk';
import { __Type__Entry, type Add__Type__EntryInput } from './entry.entity.js';

const PERSON = 'query ($id: ID!) { person(id: $id) { id } }';

export async function addEntry(ctx: Context, input: Add__Type__EntryInput): Promise<__Type__Entry> {
  const { id, personId, text } = input;
  if (!text.trim()) throw new InvalidInput([{ field: 'text', key: '__id__.text.empty' }]);
  const { person } = await ctx.graph.query<{ person: Reference | null }>(PERSON, { id: personId });
  if (!person) throw new NotFound('__id__.person.notFound');
  await ctx.once({ id, operation: 'add__Type__Entry', input }, async (tx) => {
    tx.em.create(__Type__Entry, { id, personId, text: text.trim() });
    return { resultId: id };
  });
  return ctx.em.findOneOrFail(__Type__Entry, id);
}
