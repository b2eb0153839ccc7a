import { GraphQLObjectType, type GraphQLSchema } from 'graphql';
import type { ModuleDefinition } from '../module.js';
import type { Policy } from './policy.js';

function ownFields(type: GraphQLObjectType): string[] {
  return Object.values(type.getFields())
    .filter((field) => field.name !== 'id')
    .filter((field) => !field.astNode?.directives?.some((directive) => directive.name.value === 'external'))
    .map((field) => field.name);
}

/** Refuses a schema in which something can be reached without a rule, or a rule names nothing. */
export function assertCovered(module: ModuleDefinition, schema: GraphQLSchema, policy: Policy): void {
  const missing: string[] = [];
  for (const type of Object.values(schema.getTypeMap())) {
    if (!(type instanceof GraphQLObjectType) || type.name.startsWith('__')) continue;
    const isRoot = type.name === 'Query' || type.name === 'Mutation';
    if (isRoot || policy.external.has(type.name)) {
      missing.push(...ownFields(type).filter((field) => policy.fieldRule(type.name, field) === undefined).map((field) => `${type.name}.${field}`));
    } else if (type.astNode?.directives?.some((directive) => directive.name.value === 'key') && module.rules[type.name] === undefined) {
      missing.push(type.name);
    }
  }
  if (missing.length > 0) {
    throw new Error(`Module ${module.id}: no rule for ${missing.join(', ')}. Add them to rules: a permission, signedIn or everyone.`);
  }

  const unknown = Object.entries(module.rules).flatMap(([typeName, rules]) => {
    const type = schema.getType(typeName);
    if (!(type instanceof GraphQLObjectType)) return [typeName];
    if (typeof rules === 'string' || 'anyOf' in rules) return [];
    return Object.keys(rules).filter((field) => field !== '*' && !(field in type.getFields())).map((field) => `${typeName}.${field}`);
  });
  const unknownSensitive = Object.keys(module.sensitive ?? {}).filter((coordinate) => {
    const [typeName = '', fieldName = ''] = coordinate.split('.');
    const type = schema.getType(typeName);
    return !(type instanceof GraphQLObjectType) || !(fieldName in type.getFields());
  });
  if (unknown.length + unknownSensitive.length > 0) {
    throw new Error(`Module ${module.id}: rules for what does not exist: ${[...unknown, ...unknownSensitive].join(', ')}. Correct or remove them.`);
  }
}
