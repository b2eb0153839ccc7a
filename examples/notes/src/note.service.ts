import { InvalidInput, NotFound, type Context, type Reference } from '@demos/module-sdk';
import { Note, type AddNoteInput } from './note.entity.js';

const PERSON = 'query ($id: ID!) { person(id: $id) { id } }';

export async function addNote(ctx: Context, input: AddNoteInput): Promise<Note> {
  const { id, personId, text } = input;
  if (!text.trim()) throw new InvalidInput([{ field: 'text', key: 'notes.text.empty' }]);
  const { person } = await ctx.graph.query<{ person: Reference | null }>(PERSON, { id: personId });
  if (!person) throw new NotFound('notes.person.notFound');
  await ctx.once({ id, operation: 'addNote', input }, async (tx) => {
    tx.em.create(Note, { id, personId, text: text.trim(), author: tx.actor.name, writtenAt: new Date() });
    return { resultId: id };
  });
  return ctx.em.findOneOrFail(Note, id);
}
