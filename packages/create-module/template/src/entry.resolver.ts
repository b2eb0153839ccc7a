import { externalEntity, type Context, type Reference } from '@demos/module-sdk';
import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from '@demos/module-sdk/graphql';
import { __Type__Entry, Add__Type__EntryInput } from './entry.entity.js';
import { entriesOf } from './entry.queries.js';
import { addEntry } from './entry.service.js';

const Person = externalEntity('Person');

@Resolver(() => Person)
export class EntryResolver {
  @FieldResolver(() => [__Type__Entry])
  __field__(@Root() person: Reference, @Ctx() ctx: Context): Promise<__Type__Entry[]> {
    return entriesOf(ctx, person.id);
  }

  @Mutation(() => __Type__Entry)
  add__Type__Entry(@Arg('input', () => Add__Type__EntryInput) input: Add__Type__EntryInput, @Ctx() ctx: Context): Promise<__Type__Entry> {
    return addEntry(ctx, input);
  }
}
