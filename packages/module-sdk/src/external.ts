import { Directive, Field, ID, ObjectType } from 'type-graphql';

/**
 * A thing of another module, known by its id.
 *
 * @example const { person } = await ctx.graph.query<{ person: Reference | null }>('query ($id: ID!) { person(id: $id) { id } }', { id: personId });
 */
export interface Reference {
  id: string;
}

const external = new Set<string>();

/** Whether the type is owned by another module and known here by its id alone. */
export function isExternal(typeName: string): boolean {
  return external.has(typeName);
}

/**
 * A type that another module owns, known here by its id.
 *
 * @example
 * const Person = externalEntity('Person');
 *
 * @Resolver(() => Person)
 * class PersonNotes {
 *   @FieldResolver(() => [Note])
 *   notes(@Root() person: Reference, @Ctx() ctx: Context) {
 *     return ctx.load.many(Note, 'personId', person.id);
 *   }
 * }
 */
export function externalEntity(typeName: string): new () => Reference {
  @Directive('@key(fields: "id")')
  @ObjectType(typeName)
  class External implements Reference {
    @Field(() => ID)
    id!: string;
  }
  external.add(typeName);
  return External;
}
