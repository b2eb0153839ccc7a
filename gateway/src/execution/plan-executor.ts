import type { ApolloGateway } from '@apollo/gateway';
import { computeResponse } from '@apollo/gateway/dist/resultShaping.js';
import { operationFromDocument, type Operation } from '@apollo/federation-internals';
import {
  getOperationAST,
  getVariableValues,
  GraphQLError,
  isAbstractType,
  isObjectType,
  Kind,
  visit,
  type DocumentNode,
  type GraphQLFormattedError,
  type OperationDefinitionNode,
} from 'graphql';
import type { GatewayContext, RequestScope } from '../request-scope.js';
import { AnswerShape, asksForSchema, type JsonObject } from './answer-shape.js';
import { JsonText } from './json-text.js';
import { objectsAt, placesOf } from './places.js';
import { stepOf, UnusualPlan, type FetchStep, type Step } from './plan-step.js';
import { merge } from './representation.js';

type RequestContext = Parameters<ApolloGateway['executor']>[0];
type Result = Awaited<ReturnType<ApolloGateway['executor']>>;

/** A question that a plan has for a module. */
export interface Question {
  readonly step: FetchStep;
  /** JSON of the representations, each once. */
  readonly representations: readonly string[] | undefined;
  /** The other variables, each as `"name":value`. */
  readonly variables: readonly string[];
}

export interface ModuleAnswer {
  readonly data?: JsonObject | null;
  readonly errors?: readonly GraphQLFormattedError[];
}

/** Carries questions that are ready at the same time to one module. */
export type Carry = (module: string, questions: readonly Question[], scope: RequestScope) => Promise<readonly ModuleAnswer[]>;

interface Prepared {
  readonly ast: OperationDefinitionNode;
  readonly operation: Operation;
  readonly plan: Step | undefined;
  readonly conditions: readonly string[];
  readonly shapes: Map<string, AnswerShape>;
}

const MOST_PREPARED = 1_000;

/**
 * Carries out the plans of Apollo's planner. What depends on the operation alone is done once an operation; of the data,
 * what is shown in many places is asked for, kept and written once. Plans and data out of the ordinary go to Apollo's executor.
 */
export class PlanExecutor {
  readonly #prepared = new Map<string, Prepared | 'unusual'>();
  readonly #gateway: ApolloGateway;
  readonly #carry: Carry;

  constructor(gateway: ApolloGateway, carry: Carry) {
    this.#gateway = gateway;
    this.#carry = carry;
  }

  async execute(request: RequestContext): Promise<Result> {
    const prepared = this.#prepare(request);
    if (prepared === 'unusual') return this.#gateway.executor(request);
    const { coerced, errors } = getVariableValues(request.schema, prepared.ast.variableDefinitions ?? [], request.request.variables ?? {});
    if (errors) return { errors };
    const run = new PlanRun((request.context as GatewayContext).scope, request.request.variables ?? {}, coerced, this.#carry);
    if (prepared.plan) await run.follow(prepared.plan);
    return this.#answer(request, prepared, run, coerced);
  }

  #answer(request: RequestContext, prepared: Prepared, { data, errors }: PlanRun, variables: JsonObject): Result {
    const text = this.#shapeFor(request, prepared, variables).write(data);
    const failed = errors.length > 0 ? { errors } : {};
    if (text !== undefined) return { ...failed, data: new JsonText(text) as unknown as JsonObject };
    const computed = computeResponse({ operation: prepared.operation, variables: request.request.variables, input: data, introspectionHandling: () => null });
    const completion = errors.length === 0 && computed.errors.length > 0 ? { extensions: { valueCompletion: computed.errors } } : {};
    return { ...failed, ...completion, data: computed.data ?? null };
  }

  #shapeFor({ schema, document }: RequestContext, { ast, conditions, shapes }: Prepared, variables: JsonObject): AnswerShape {
    const key = conditions.map((name) => (variables[name] === true ? '1' : '0')).join('');
    let shape = shapes.get(key);
    if (!shape) shapes.set(key, (shape = new AnswerShape(schema, document, ast, variables)));
    return shape;
  }

  #prepare(request: RequestContext): Prepared | 'unusual' {
    const { queryHash } = request;
    const operationName = request.request.operationName ?? undefined;
    const key = operationName === undefined ? queryHash : `${queryHash} ${operationName}`;
    const known = this.#prepared.get(key);
    if (known) return known;
    const made = this.#plan(request.document, operationName);
    this.#prepared.set(key, made);
    if (this.#prepared.size > MOST_PREPARED) {
      const oldest = this.#prepared.keys().next();
      if (!oldest.done) this.#prepared.delete(oldest.value);
    }
    return made;
  }

  #plan(document: DocumentNode, operationName: string | undefined): Prepared | 'unusual' {
    const ast = getOperationAST(document, operationName);
    const [apiSchema, planner] = [this.#gateway['apiSchema'], this.#gateway['queryPlanner']];
    if (!ast || !apiSchema || !planner || asksForSchema(document)) return 'unusual';
    const operation = operationFromDocument(apiSchema, document, { operationName });
    const { node } = planner.buildQueryPlan(operation);
    if (node?.kind === 'Subscription') return 'unusual';
    try {
      const plan = node && stepOf(node, (typeName, condition) => this.#isOfType(typeName, condition));
      return { ast, operation, plan, conditions: conditionsIn(document), shapes: new Map() };
    } catch (error) {
      if (error instanceof UnusualPlan) return 'unusual';
      throw error;
    }
  }

  #isOfType(typeName: string, condition: string): boolean {
    if (typeName === condition) return true;
    const schema = this.#gateway['supergraphSchema'];
    const [type, conditionType] = [schema?.getType(typeName), schema?.getType(condition)];
    return schema !== undefined && isAbstractType(conditionType) && isObjectType(type) && schema.isSubType(conditionType, type);
  }
}

function conditionsIn(document: DocumentNode): string[] {
  const names = new Set<string>();
  visit(document, {
    Directive: ({ name, arguments: given = [] }) => {
      const value = given[0]?.value;
      if ((name.value === 'skip' || name.value === 'include') && value?.kind === Kind.VARIABLE) names.add(value.name.value);
    },
  });
  return [...names].sort();
}

interface Waiting {
  readonly question: Question;
  readonly resolve: (answer: ModuleAnswer) => void;
  readonly reject: (error: unknown) => void;
}

/** One plan under way. */
class PlanRun {
  readonly data: JsonObject = {};
  readonly errors: GraphQLError[] = [];
  readonly #scope: RequestScope;
  readonly #given: JsonObject;
  readonly #coerced: JsonObject;
  readonly #carry: Carry;
  readonly #waiting = new Map<string, Waiting[]>();

  constructor(scope: RequestScope, given: JsonObject, coerced: JsonObject, carry: Carry) {
    this.#scope = scope;
    this.#given = given;
    this.#coerced = coerced;
    this.#carry = carry;
  }

  async follow(step: Step): Promise<void> {
    if (step.kind === 'fetch') return this.#fetch(step);
    if (step.kind === 'parallel') return void (await Promise.all(step.steps.map((each) => this.follow(each))));
    if (step.kind === 'sequence') {
      for (const each of step.steps) await this.follow(each);
      return;
    }
    const chosen = this.#coerced[step.variable] === true ? step.then : step.otherwise;
    if (chosen) await this.follow(chosen);
  }

  async #fetch(step: FetchStep): Promise<void> {
    const objects = objectsAt(this.data, step.path);
    if (objects.size === 0) return;
    try {
      if (step.represent) await this.#fetchEntities(step, step.represent, objects);
      else await this.#fetchRoot(step, objects);
    } catch (error) {
      this.errors.push(error instanceof GraphQLError ? error : new GraphQLError(error instanceof Error ? error.message : String(error), { originalError: error as Error }));
    }
  }

  async #fetchRoot(step: FetchStep, objects: ReadonlySet<JsonObject>): Promise<void> {
    const { data, errors = [] } = await this.#ask(step, undefined);
    for (const error of errors) this.errors.push(located(error, step.module, error.path && [...step.path, ...error.path]));
    if (data) for (const object of objects) merge(object, data);
  }

  async #fetchEntities(step: FetchStep, represent: NonNullable<FetchStep['represent']>, objects: ReadonlySet<JsonObject>): Promise<void> {
    const holders = new Map<string, Set<JsonObject>>();
    for (const object of objects) {
      const representation = represent(object);
      if (!representation) continue;
      const json = JSON.stringify(representation);
      const known = holders.get(json);
      if (known) known.add(object);
      else holders.set(json, new Set([object]));
    }
    if (holders.size === 0) return;
    const { data, errors = [] } = await this.#ask(step, [...holders.keys()]);
    const groups = [...holders.values()];
    for (const error of errors) this.#note(error, step, groups);
    if (!data) return;
    const entities = data['_entities'];
    if (!Array.isArray(entities) || entities.length !== groups.length) throw new GraphQLError(`"${step.module}" did not answer for each entity`);
    groups.forEach((group, index) => {
      const entity: unknown = entities[index];
      if (typeof entity === 'object' && entity !== null) for (const object of group) merge(object, entity as JsonObject);
    });
  }

  /** An error about one entity belongs to every place that shows the entity. */
  #note(error: GraphQLFormattedError, step: FetchStep, groups: readonly ReadonlySet<JsonObject>[]): void {
    const [, place, ...rest] = error.path ?? [];
    const group = typeof place === 'number' ? groups[place] : undefined;
    if (!group) return void this.errors.push(located(error, step.module, error.path && [...step.path, ...error.path]));
    for (const prefix of placesOf(group, this.data, step.path)) this.errors.push(located(error, step.module, [...prefix, ...rest]));
  }

  /** Questions that become ready in one turn of the event loop travel together. */
  #ask(step: FetchStep, representations: readonly string[] | undefined): Promise<ModuleAnswer> {
    const question: Question = { step, representations, variables: this.#variablesFor(step) };
    return new Promise((resolve, reject) => {
      const waiting = this.#waiting.get(step.module);
      if (waiting) waiting.push({ question, resolve, reject });
      else this.#waiting.set(step.module, [{ question, resolve, reject }]);
      if (this.#waiting.size === 1 && !waiting) setImmediate(() => this.#send());
    });
  }

  #variablesFor({ variables }: FetchStep): string[] {
    const given = variables.filter((name) => Object.hasOwn(this.#given, name) && this.#given[name] !== undefined);
    return given.map((name) => `${JSON.stringify(name)}:${JSON.stringify(this.#given[name])}`);
  }

  #send(): void {
    const groups = [...this.#waiting];
    this.#waiting.clear();
    for (const [module, waiting] of groups) {
      this.#carry(module, waiting.map(({ question }) => question), this.#scope).then(
        (answers) => waiting.forEach(({ resolve }, index) => resolve(answers[index] ?? {})),
        (error: unknown) => waiting.forEach(({ reject }) => reject(error)),
      );
    }
  }
}

function located(error: GraphQLFormattedError, serviceName: string, path: readonly (string | number)[] | undefined): GraphQLError {
  return new GraphQLError(error.message || `"${serviceName}" reported an error`, {
    path,
    originalError: error as unknown as Error,
    extensions: { code: 'DOWNSTREAM_SERVICE_ERROR', ...error.extensions, serviceName },
  });
}
