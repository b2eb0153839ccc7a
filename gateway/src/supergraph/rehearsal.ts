import { setImmediate } from 'node:timers/promises';
import type { ApolloGateway } from '@apollo/gateway';
import {
  getOperationAST,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isRequiredInputField,
  typeFromAST,
  validate,
  type GraphQLInputType,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import type { PlanExecutor } from '../execution/plan-executor.js';
import type { Logger } from '../logger.js';
import type { AskedOperation } from '../operations/operation-recorder.js';
import { RequestScope } from '../request-scope.js';

type RequestContext = Parameters<ApolloGateway['executor']>[0];

export interface Rehearsed {
  readonly executor: PlanExecutor;
  readonly context: { readonly apiSchema: GraphQLSchema };
}

const LONGEST_MS = 1_000;
const SAMPLES: Record<string, unknown> = { Int: 0, Float: 0, Boolean: false };

/** Plans operations on a version that nobody uses yet, one at a time between requests; stops after a second. Returns how many. */
export async function rehearse({ executor, context: { apiSchema } }: Rehearsed, operations: AskedOperation[], log: Logger): Promise<number> {
  const startedAt = performance.now();
  let planned = 0;
  for (const asked of operations) {
    if (performance.now() - startedAt > LONGEST_MS) break;
    await setImmediate();
    const operation = getOperationAST(asked.document, asked.operationName);
    if (!operation || validate(apiSchema, asked.document).length > 0) continue;
    try {
      const { errors } = await executor.execute(requestContext(asked, operation, apiSchema, log));
      if (!errors) planned += 1;
    } catch (error) {
      log.warn({ operation: asked.operationName, reason: error instanceof Error ? error.message : String(error) }, 'an operation could not be planned before the swap');
    }
  }
  if (planned > 0) log.info({ planned, ms: Math.round(performance.now() - startedAt) }, 'operations in use are planned');
  return planned;
}

function requestContext({ queryHash, source, document, operationName }: AskedOperation, operation: OperationDefinitionNode, schema: GraphQLSchema, log: Logger): RequestContext {
  const scope = Object.assign(new RequestScope(), { rehearsal: true });
  return {
    request: { query: source, operationName: operationName ?? undefined, variables: samplesFor(operation, schema) },
    logger: log,
    schema,
    schemaHash: '' as RequestContext['schemaHash'],
    context: { scope },
    cache: NO_CACHE,
    queryHash,
    document,
    source,
    operationName,
    operation,
    metrics: {},
    overallCachePolicy: undefined,
  };
}

const NO_CACHE: RequestContext['cache'] = {
  get: async () => undefined,
  set: async () => undefined,
  delete: async () => false,
};

/** Values that pass for the variables that must have one; no module ever sees them. */
function samplesFor({ variableDefinitions = [] }: OperationDefinitionNode, schema: GraphQLSchema): Record<string, unknown> {
  return Object.fromEntries(
    variableDefinitions.flatMap(({ variable, type, defaultValue }) => {
      const inputType = typeFromAST(schema, type as never) as GraphQLInputType | undefined;
      return inputType && isNonNullType(inputType) && !defaultValue ? [[variable.name.value, sampleOf(inputType)]] : [];
    }),
  );
}

function sampleOf(type: GraphQLInputType): unknown {
  if (isNonNullType(type)) return sampleOf(type.ofType as GraphQLInputType);
  if (isListType(type)) return [];
  if (isEnumType(type)) return type.getValues()[0]?.name;
  if (!isInputObjectType(type)) return SAMPLES[type.name] ?? '';
  const required = Object.values(type.getFields()).filter(isRequiredInputField);
  return Object.fromEntries(required.map((field) => [field.name, sampleOf(field.type)]));
}
