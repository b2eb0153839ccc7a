import { GraphQLObjectType, type GraphQLSchema } from 'graphql';
import type { Context } from '../context/context.js';
import { Forbidden, Unauthenticated, type UserError } from '../errors.js';
import { isExternal } from '../external.js';
import type { ModuleDefinition } from '../module.js';
import { grants, type AccessRule } from '../permissions.js';

const ROOTS = new Set(['Query', 'Mutation', 'Subscription']);

/** The rules of a module, looked up by type and field. */
export interface Policy {
  /** Types owned by other modules that this one extends. */
  external: ReadonlySet<string>;
  /** Rule of the whole type, whichever way it is reached. */
  typeRule(typeName: string): AccessRule | undefined;
  /** Rule of the field alone. */
  fieldRule(typeName: string, fieldName: string): AccessRule | undefined;
}

function isTypeWide(rules: ModuleDefinition['rules'][string]): rules is AccessRule {
  return typeof rules === 'string' || 'anyOf' in rules;
}

export function policyOf(module: ModuleDefinition, schema: GraphQLSchema): Policy {
  const external = new Set<string>();
  for (const type of Object.values(schema.getTypeMap())) {
    if (!(type instanceof GraphQLObjectType)) continue;
    const extendsOther = Object.values(type.getFields()).some((field) =>
      field.astNode?.directives?.some((directive) => directive.name.value === 'external'),
    );
    if (extendsOther || isExternal(type.name)) external.add(type.name);
  }
  return {
    external,
    typeRule(typeName) {
      const rules = module.rules[typeName];
      return rules !== undefined && isTypeWide(rules) && !ROOTS.has(typeName) && !external.has(typeName) ? rules : undefined;
    },
    fieldRule(typeName, fieldName) {
      const rules = module.rules[typeName];
      if (rules === undefined) return undefined;
      if (!isTypeWide(rules)) return rules[fieldName] ?? rules['*'];
      return ROOTS.has(typeName) || external.has(typeName) ? rules : undefined;
    },
  };
}

/** The error for an actor who fails one of the rules. */
export function refuse(rules: readonly AccessRule[], ctx: Context): UserError | undefined {
  const failed = rules.find((rule) => !grants(rule, ctx.actor));
  if (failed === undefined) return undefined;
  if (ctx.actor.kind === 'anonymous') return new Unauthenticated();
  return new Forbidden(typeof failed === 'string' ? failed : failed.anyOf.join(' | '), { module: ctx.moduleId });
}
