import { Directive, Field, ID, ObjectType } from 'type-graphql';

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
 * // @Resolver(() => Person) class … { @FieldResolver(() => [Note]) notes(@Root() person: Reference) {…} }
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
