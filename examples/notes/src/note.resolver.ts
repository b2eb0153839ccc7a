import { externalEntity, type Context, type Reference } from '@demos/module-sdk';
import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from '@demos/module-sdk/graphql';
import { AddNoteInput, Note } from './note.entity.js';
import { notesOf } from './note.queries.js';
import { addNote } from './note.service.js';

const Person = externalEntity('Person');

@Resolver(() => Person)
export class NoteResolver {
  @FieldResolver(() => [Note])
  notes(@Root() person: Reference, @Ctx() ctx: Context): Promise<Note[]> {
    return notesOf(ctx, person.id);
  }

  @Mutation(() => Note)
  addNote(@Arg('input', () => AddNoteInput) input: AddNoteInput, @Ctx() ctx: Context): Promise<Note> {
    return addNote(ctx, input);
  }
}
