type ObjectClass = new (...args: never[]) => object;

interface ResolverClass {
  target: unknown;
  getObjectType?: () => ObjectClass;
}

/** type-graphql keeps its metadata here and exports no other way to it. */
const scope = globalThis as { TypeGraphQLMetadataStorage?: { resolverClasses: ResolverClass[] } };

/** The object types that resolvers are for; type-graphql drops those that no field returns, such as types of other modules. */
export function resolvedTypes(resolvers: readonly unknown[]): ObjectClass[] {
  return (scope.TypeGraphQLMetadataStorage?.resolverClasses ?? [])
    .filter(({ target }) => resolvers.includes(target))
    .flatMap(({ getObjectType }) => {
      try {
        return getObjectType ? [getObjectType()] : [];
      } catch {
        return [];
      }
    });
}
