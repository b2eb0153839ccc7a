import { Field, FieldResolver, ID, InputType, Arg, Ctx, Directive, Mutation, ObjectType, Query, registerEnumType, Resolver, Root } from 'type-graphql';
import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Migration } from '@mikro-orm/migrations';
import type { Context } from './context/context.js';
import { externalEntity, type Reference } from './external.js';
import { defineModule } from './module.js';
import { definePermissions, signedIn } from './permissions.js';

const can = definePermissions('notes', { read: 'note.read', write: 'note.write' });
const Person = externalEntity('Person');

enum NoteOrder {
  TEXT = 'text',
  SECRET = 'secret',
}
registerEnumType(NoteOrder, { name: 'NoteOrder' });

@Directive('@key(fields: "id")')
@ObjectType()
@Entity({ tableName: 'note' })
class Note {
  @Field(() => ID)
  @PrimaryKey({ type: 'uuid' })
  id!: string;

  @Field(() => ID)
  @Property({ type: 'uuid' })
  personId!: string;

  @Field(() => String)
  @Property({ type: 'text' })
  text!: string;

  @Field(() => String, { nullable: true })
  @Property({ type: 'text', nullable: true })
  secret!: string | null;
}

@InputType()
class NoteFilter {
  @Field(() => String, { nullable: true })
  text?: string;

  @Field(() => String, { nullable: true })
  secret?: string;
}

@InputType()
class AddNoteInput {
  @Field(() => ID)
  id!: string;

  @Field(() => ID)
  personId!: string;

  @Field(() => String)
  text!: string;

  @Field(() => String, { nullable: true })
  secret?: string;
}

@Resolver(() => Person)
class PersonNotes {
  @FieldResolver(() => [Note])
  notes(@Root() person: Reference, @Ctx() ctx: Context): Promise<Note[]> {
    return ctx.load.many(Note, 'personId', person.id);
  }
}

@Resolver(() => Note)
class NoteResolver {
  @Query(() => [Note])
  notes(
    @Arg('filter', () => NoteFilter) filter: NoteFilter,
    @Arg('orderBy', () => NoteOrder, { defaultValue: NoteOrder.TEXT }) orderBy: NoteOrder,
    @Ctx() ctx: Context,
  ): Promise<Note[]> {
    const where = filter.secret ? { secret: filter.secret } : {};
    return ctx.em.find(Note, where, { orderBy: { [orderBy]: 'asc' } });
  }

  @Mutation(() => Note)
  async addNote(@Arg('input', () => AddNoteInput) input: AddNoteInput, @Ctx() ctx: Context): Promise<Note> {
    const { resultId } = await ctx.once({ id: input.id, operation: 'addNote', input, reason: 'asked' }, async (tx) => {
      tx.em.create(Note, { id: input.id, personId: input.personId, text: input.text, secret: input.secret ?? null });
      return { resultId: input.id };
    });
    return ctx.em.findOneOrFail(Note, resultId);
  }
}

class Notes1 extends Migration {
  override up(): void {
    this.addSql('create table note (id uuid primary key, person_id uuid not null, text text not null, secret text)');
  }
}

/** A small add-on with everything that a module may have; the tests of the SDK are about it. */
export const notes = defineModule({
  id: 'notes',
  version: '1.0.0',
  requires: { platform: '^0.1.0' },
  permissions: can,
  entities: [Note],
  resolvers: [PersonNotes, NoteResolver],
  migrations: [Notes1],
  rules: { Query: { notes: signedIn }, Mutation: { addNote: can.write }, Person: { notes: can.read }, Note: can.read },
  sensitive: { 'Note.secret': { mask: () => '***', guards: ['NoteFilter.secret', 'NoteOrder.SECRET'] } },
  references: { Note: (ctx, ids) => ctx.em.find(Note, { id: { $in: [...ids] } }) },
  history: { tables: { note: { subject: 'person_id' } } },
  messages: new URL('../fixtures/messages/', import.meta.url),
});
