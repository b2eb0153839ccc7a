export * from 'type-graphql';
export { GraphQLError, GraphQLScalarType, Kind, type GraphQLResolveInfo, type GraphQLSchema } from 'graphql';
export { GraphQLDate, GraphQLDateTime, GraphQLJSON, GraphQLUUID } from 'graphql-scalars';
