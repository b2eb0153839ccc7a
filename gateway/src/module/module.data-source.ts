import type { GraphQLDataSource } from '@apollo/gateway';
import type { InternalTokens } from '../identity/internal-token.js';
import type { GatewayContext, Restriction, RequestScope } from '../request-scope.js';
import { claimsFor } from './module-claims.js';
import type { ModuleClient } from './module-client.js';
import { ModuleUnavailable } from './module-unavailable.error.js';
import { entitiesOf, joinQuestions, representationsOf } from '../execution/joint-question.js';
import type { ModuleAnswer, Question } from '../execution/plan-executor.js';
import { deduplicate, expand, expandErrors, type JsonObject } from './representations.js';
import { errorsAtFetchedFields } from './fetched-fields.js';

type ProcessOptions = Parameters<GraphQLDataSource<GatewayContext>['process']>[0];
type Answer = Awaited<ReturnType<GraphQLDataSource<GatewayContext>['process']>>;

export interface DataSourceOptions {
  moduleId: string;
  /** The client of the process that serves the schema which this source was made for. */
  client: () => ModuleClient;
  tokens: InternalTokens;
  mayStartSessions: (moduleId: string) => boolean;
  onUnavailable: (error: ModuleUnavailable, scope: RequestScope) => void;
}

const MOST_JOINT = 1_000;

/** Carries one step of a query plan to a module, signed for exactly this body. */
export class ModuleDataSource implements GraphQLDataSource<GatewayContext> {
  readonly #options: DataSourceOptions;
  readonly #joint = new Map<string, string | undefined>();

  constructor(options: DataSourceOptions) {
    this.#options = options;
  }

  async process({ request, context }: ProcessOptions): Promise<Answer> {
    const { scope } = context as GatewayContext;
    if (scope.rehearsal) return { data: {} };
    const query = request.query ?? '';
    const { json, positions } = deduplicate(request.variables ?? {});
    const body = `{"query":${JSON.stringify(query)},"variables":${json}}`;
    try {
      const answer = await this.#ask(query, body, scope);
      return positions ? expanded(answer, positions) : answer;
    } catch (error) {
      if (!(error instanceof ModuleUnavailable)) throw error;
      this.#options.onUnavailable(error, scope);
      return { data: undefined, errors: errorsAtFetchedFields(error, scope.locale, query, request.variables) };
    }
  }

  /** Several questions about entities travel in one request. */
  async carry(questions: readonly Question[], scope: RequestScope): Promise<readonly ModuleAnswer[]> {
    if (scope.rehearsal) return questions.map(() => ({ data: {} }));
    const joinable = questions.length > 1 && questions.every(({ representations }) => representations) ? this.#joined(questions) : undefined;
    if (joinable !== undefined) return this.#carryJointly(joinable, questions, scope);
    return Promise.all(questions.map((question) => this.#carryAlone(question, scope)));
  }

  async #carryAlone(question: Question, scope: RequestScope): Promise<ModuleAnswer> {
    const { step, representations, variables } = question;
    const all = [...(representations ? [`"representations":[${representations.join(',')}]`] : []), ...variables].join(',');
    try {
      return await this.#ask(step.query, `{"query":${JSON.stringify(step.query)},"variables":{${all}}}`, scope);
    } catch (error) {
      return this.#unavailable(error, question, scope, true);
    }
  }

  async #carryJointly(query: string, questions: readonly Question[], scope: RequestScope): Promise<readonly ModuleAnswer[]> {
    const lists = questions.map(({ representations = [] }, index) => `"${representationsOf(index)}":[${representations.join(',')}]`);
    const others = new Set(questions.flatMap(({ variables }) => variables));
    try {
      const answer = await this.#ask(query, `{"query":${JSON.stringify(query)},"variables":{${[...lists, ...others].join(',')}}}`, scope);
      return questions.map((_, index) => partOf(answer, index));
    } catch (error) {
      return questions.map((question, index) => this.#unavailable(error, question, scope, index === 0));
    }
  }

  #joined(questions: readonly Question[]): string | undefined {
    const key = questions.map(({ step }) => step.id).join(' ');
    if (this.#joint.has(key)) return this.#joint.get(key);
    if (this.#joint.size >= MOST_JOINT) this.#joint.clear();
    const joined = joinQuestions(questions.map(({ step }) => step.query));
    this.#joint.set(key, joined);
    return joined;
  }

  #unavailable(error: unknown, { step, representations }: Question, scope: RequestScope, tell: boolean): ModuleAnswer {
    if (!(error instanceof ModuleUnavailable)) throw error;
    if (tell) this.#options.onUnavailable(error, scope);
    return { errors: errorsAtFetchedFields(error, scope.locale, step.query, representations && { representations }) };
  }

  async #ask(query: string, body: string, scope: RequestScope): Promise<Answer> {
    const { moduleId, client, tokens } = this.#options;
    const { statusCode, headers, content } = await client().ask({
      method: 'POST',
      path: '/graphql',
      headers: {
        'content-type': 'application/json',
        accept: 'application/json',
        authorization: `Bearer ${tokens.sign(claimsFor(moduleId, scope, body))}`,
      },
      body,
      signal: scope.signal,
      repeatable: !query.startsWith('mutation'),
    });
    if (statusCode === 401 || statusCode === 403) throw new ModuleUnavailable(moduleId, 'refused');
    if (!isGraphQLAnswer(content)) throw new ModuleUnavailable(moduleId, 'garbage');
    this.#takeSession(headers['x-demos-session'], scope);
    for (const restriction of restrictionsIn(content)) scope.restrict(restriction);
    return { data: content.data, errors: content.errors };
  }

  #takeSession(header: string | string[] | undefined, scope: RequestScope): void {
    if (typeof header === 'string' && this.#options.mayStartSessions(this.#options.moduleId)) scope.newSession = header;
  }
}

/** What belongs to one of the questions; an error that belongs to none is told with the first. */
function partOf({ data, errors = [] }: Answer, index: number): ModuleAnswer {
  const own = entitiesOf(index);
  const mine = errors.filter(({ path }) => (typeof path?.[0] === 'string' && path[0].startsWith('entities') ? path[0] === own : index === 0));
  const entities: unknown = data?.[own];
  return {
    data: entities === undefined || entities === null ? null : { _entities: entities },
    errors: mine.map((error) => (error.path?.[0] === own ? { ...error, path: ['_entities', ...error.path.slice(1)] } : error)),
  };
}

function expanded(answer: Answer, positions: number[]): Answer {
  const entities: unknown = answer.data?.['_entities'];
  return {
    data: Array.isArray(entities) ? { ...answer.data, _entities: expand(entities, positions) } : answer.data,
    errors: answer.errors && expandErrors(answer.errors, positions),
  };
}

function isGraphQLAnswer(content: unknown): content is Pick<Answer, 'data' | 'errors' | 'extensions'> {
  if (typeof content !== 'object' || content === null) return false;
  const { data, errors } = content as JsonObject;
  return (typeof data === 'object' && data !== null) || (Array.isArray(errors) && errors.length > 0 && errors.every(isError));
}

function isError(error: unknown): boolean {
  return typeof error === 'object' && error !== null && typeof (error as JsonObject)['message'] === 'string';
}

function restrictionsIn({ extensions }: Pick<Answer, 'extensions'>): Restriction[] {
  const restricted: unknown = extensions?.['restricted'];
  return Array.isArray(restricted) ? restricted.filter(isRestriction) : [];
}

function isRestriction(value: unknown): value is Restriction {
  return typeof value === 'object' && value !== null && 'coordinate' in value && typeof value.coordinate === 'string' && 'level' in value;
}
