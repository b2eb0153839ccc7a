import { buildSubgraphSchema, printSubgraphSchema } from '@apollo/subgraph';
import { applyMiddleware } from 'graphql-middleware';
import { GraphQLObjectType, parse, print, type GraphQLResolveInfo, type GraphQLSchema } from 'graphql';
import { createResolversMap, buildSchema as buildTypeGraphqlSchema } from 'type-graphql';
import type { Context } from '../context/context.js';
import { isExternal } from '../external.js';
import type { ModuleDefinition } from '../module.js';
import { assertCovered } from './coverage.js';
import { maskingMiddleware } from './masking.js';
import { policyOf, refuse } from './policy.js';
import { resolvedTypes } from './resolved-types.js';
import { withNullableBorders } from './resilience.js';
import { shieldOf } from './shield.js';

const LINK =
  'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@external", "@requires", "@provides", "@shareable", "@inaccessible", "@tag"])';

/** A schema as it is executed and as it is composed. */
export interface BuiltSchema {
  schema: GraphQLSchema;
  /** What composition gets. */
  sdl: string;
}

type ReferenceResolver = (reference: { __typename: string; id: string }, ctx: Context) => unknown;

/** How `_entities` reaches a type: by the loader of the module, or as the bare reference for a type owned elsewhere. */
function referenceResolver(module: ModuleDefinition, typeName: string): ReferenceResolver {
  const load = module.references?.[typeName];
  if (!load) return (reference) => reference;
  return (reference, ctx) =>
    ctx.load
      .by<string, object | null>(`reference.${typeName}`, async (ids) => {
        const found = new Map((await load(ctx, ids)).map((entity) => [entity.id, entity]));
        return ids.map((id) => found.get(id) ?? null);
      })
      .load(reference.id);
}

/**
 * The federated, guarded schema of a module.
 *
 * @throws when a field has no rule, or a type of the module cannot be resolved by reference
 * @example const { sdl } = await buildModuleSchema(module);
 */
export async function buildModuleSchema(module: ModuleDefinition): Promise<BuiltSchema> {
  const raw = await buildTypeGraphqlSchema({
    resolvers: module.resolvers as never,
    orphanedTypes: [...resolvedTypes(module.resolvers), ...(module.types ?? [])],
    validate: false,
    skipCheck: true,
  });
  const resolvers: Record<string, object> = createResolversMap(raw);
  const policy = policyOf(module, raw);
  assertCovered(module, raw, policy);
  const document = withNullableBorders(parse(`${LINK}\n${printSubgraphSchema(raw)}`), policy.external);

  for (const type of Object.values(raw.getTypeMap())) {
    if (!(type instanceof GraphQLObjectType) || !hasKey(type)) continue;
    if (!isExternal(type.name) && !policy.external.has(type.name) && !module.references?.[type.name]) {
      throw new Error(`Module ${module.id}: type ${type.name} has a @key but no loader. Add references: { ${type.name}: (ctx, ids) => … }.`);
    }
    const resolve = referenceResolver(module, type.name);
    const rule = policy.typeRule(type.name);
    resolvers[type.name] = {
      ...resolvers[type.name],
      __resolveReference: (reference: never, ctx: Context, _info: GraphQLResolveInfo) => {
        const refusal = rule === undefined ? undefined : refuse([rule], ctx);
        return refusal ?? resolve(reference, ctx);
      },
    };
  }

  const federated = buildSubgraphSchema([{ typeDefs: document, resolvers: resolvers as never }]);
  const schema = applyMiddleware(federated, shieldOf(module, federated, policy), maskingMiddleware(module));
  return { schema, sdl: print(document) };
}

function hasKey(type: GraphQLObjectType): boolean {
  return type.astNode?.directives?.some((directive) => directive.name.value === 'key') ?? false;
}

