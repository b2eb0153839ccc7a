import { getNamedType, GraphQLObjectType, isAbstractType, type GraphQLField, type GraphQLSchema } from 'graphql';
import { allow, rule, shield } from 'graphql-shield';
import type { IMiddlewareFieldMap, IMiddlewareGenerator } from 'graphql-middleware';
import type { Context } from '../context/context.js';
import { GuardedInput } from '../errors.js';
import type { ModuleDefinition } from '../module.js';
import { everyone, type AccessRule } from '../permissions.js';
import { guardedArguments, guardsOf, usedGuards, type Guards } from './guards.js';
import { refuse, type Policy } from './policy.js';

/** Rules that stand between the caller and a field: its own, and those of the types that it returns. */
function rulesOf(schema: GraphQLSchema, policy: Policy, typeName: string, field: GraphQLField<unknown, unknown>): AccessRule[] {
  const named = getNamedType(field.type);
  const returned = isAbstractType(named) ? schema.getPossibleTypes(named).map((type) => type.name) : [named.name];
  return [policy.fieldRule(typeName, field.name), ...returned.map((name) => policy.typeRule(name))].filter(
    (found): found is AccessRule => found !== undefined && found !== everyone,
  );
}

function decide(field: GraphQLField<unknown, unknown>, rules: AccessRule[], guards: Guards) {
  const guarded = guardedArguments(field.args, guards);
  return (args: Record<string, unknown>, ctx: Context): true | Error => {
    const refusal = refuse(rules, ctx);
    if (refusal) return refusal;
    for (const arg of guarded) {
      for (const coordinate of usedGuards(arg.type, args[arg.name], guards)) {
        if (ctx.level(coordinate) !== 'plain') return new GuardedInput(coordinate);
      }
    }
    return true;
  };
}

/**
 * The shield of a module, made from its schema and its rules: one namespaced rule a field that needs a decision,
 * nothing around the others. `_entities` is decided type by type where references are resolved.
 */
export function shieldOf(module: ModuleDefinition, schema: GraphQLSchema, policy: Policy): Record<string, IMiddlewareFieldMap> {
  const guards = guardsOf(module);
  const tree: Record<string, Record<string, unknown>> = {};
  for (const type of Object.values(schema.getTypeMap())) {
    if (!(type instanceof GraphQLObjectType) || type.name.startsWith('__')) continue;
    for (const field of Object.values(type.getFields())) {
      if (field.name === '_service' || field.name === '_entities') continue;
      const rules = rulesOf(schema, policy, type.name, field);
      if (rules.length === 0 && guardedArguments(field.args, guards).length === 0) continue;
      const check = decide(field, rules, guards);
      const name = `${module.id}:${type.name}.${field.name}`;
      (tree[type.name] ??= {})[field.name] = rule(name, { cache: 'no_cache' })((_parent, args: Record<string, unknown>, ctx: Context) =>
        check(args, ctx),
      );
    }
  }
  const generator = shield<unknown, Context, unknown>(tree as Parameters<typeof shield>[0], {
    allowExternalErrors: true,
    fallbackRule: allow,
    fallbackError: (error) => (error instanceof Error ? error : new Error(`a rule of module ${module.id} failed`)),
  }) as IMiddlewareGenerator<unknown, Context, unknown>;
  return onlyDecided(generator.generate(schema) as Record<string, IMiddlewareFieldMap>, tree);
}

/** Shield wraps every field of the schema; those without a decision are left alone, since each wrapper costs. */
function onlyDecided(generated: Record<string, IMiddlewareFieldMap>, tree: Record<string, Record<string, unknown>>): Record<string, IMiddlewareFieldMap> {
  return Object.fromEntries(
    Object.entries(tree).map(([typeName, fields]) => [
      typeName,
      Object.fromEntries(Object.keys(fields).map((field) => [field, generated[typeName]?.[field]])) as IMiddlewareFieldMap,
    ]),
  );
}
