import type { Context } from '@demos/module-sdk';
import { Note } from './note.entity.js';

export async function notesOf({ load }: Context, personId: string): Promise<Note[]> {
  const notes = await load.many(Note, 'personId', personId);
  return notes.toSorted((a, b) => b.writtenAt.getTime() - a.writtenAt.getTime());
}
