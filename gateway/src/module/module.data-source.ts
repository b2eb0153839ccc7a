import type { GraphQLDataSource } from '@apollo/gateway';
import type { InternalTokens } from '../identity/internal-token.js';
import type { GatewayContext, Restriction, RequestScope } from '../request-scope.js';
import { claimsFor } from './module-claims.js';
import type { ModuleClient } from './module-client.js';
import { ModuleUnavailable } from './module-unavailable.error.js';
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

/** Carries one step of a query plan to a module, signed for exactly this body. */
export class ModuleDataSource implements GraphQLDataSource<GatewayContext> {
  readonly #options: DataSourceOptions;

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
