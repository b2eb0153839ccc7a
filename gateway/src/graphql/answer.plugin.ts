import type { ApolloServerPlugin, GraphQLRequestContextWillSendResponse } from '@apollo/server';
import type { FormattedExecutionResult, GraphQLFormattedError } from 'graphql';
import { hashSession, sessionCookie } from '../identity/session-cookie.js';
import type { SessionIdentity } from '../identity/session.identity.js';
import { say } from '../messages.js';
import type { OperationRecorder } from '../operations/operation-recorder.js';
import type { GatewayContext, RequestScope } from '../request-scope.js';
import { MASKED_MESSAGE } from './error-presentation.js';

export interface AnswerPluginOptions {
  identity: SessionIdentity;
  recorder: OperationRecorder;
  secureCookies: (context: GatewayContext) => boolean;
}

type Answered = GraphQLRequestContextWillSendResponse<GatewayContext>;

const ILL_FORMED = new Set(['GRAPHQL_PARSE_FAILED', 'GRAPHQL_VALIDATION_FAILED', 'BAD_USER_INPUT']);
const SUGGESTION = / ?Did you mean [^?]+\?/g;

/** The last hand on each answer: withheld fields, session cookie, request id, status. */
export function answerPlugin({ identity, recorder, secureCookies }: AnswerPluginOptions): ApolloServerPlugin<GatewayContext> {
  return {
    async requestDidStart() {
      return {
        async willSendResponse(answered) {
          const { body } = answered.response;
          if (body.kind !== 'single') return;
          const { scope } = answered.contextValue;
          scope.operationName = answered.operationName ?? null;
          record(answered, scope);
          finishErrors(body.singleResult, scope);
          finishExtensions(body.singleResult, scope);
          if (scope.newSession !== undefined) turnSession(answered, scope, scope.newSession);
          if (answered.response.http.status === 400 && prefersPlainJson(answered) && isIllFormed(body.singleResult)) {
            answered.response.http.status = 200;
          }
        },
      };
    },
  };

  /** There is an operation only if the document was found valid. */
  function record({ operation, document, source, queryHash, operationName }: Answered, { actor: { kind } }: RequestScope): void {
    if (!operation || !document || !source || !queryHash || (kind !== 'user' && kind !== 'module')) return;
    recorder.saw({ document, source, queryHash, operationName: operationName ?? null });
  }

  function turnSession(answered: Answered, scope: RequestScope, token: string): void {
    if (scope.sessionHash) identity.forget(scope.sessionHash);
    if (token !== '') identity.forget(hashSession(token));
    answered.response.http.headers.set('set-cookie', sessionCookie(token, secureCookies(answered.contextValue)));
  }
}

function finishErrors(result: FormattedExecutionResult, scope: RequestScope): void {
  const { errors } = result as { errors?: GraphQLFormattedError[] };
  if (!errors) return;
  const finished = errors.map((error) => ({
    ...error,
    message: wordsFor(error, scope),
    extensions: error.extensions?.['code'] === 'INTERNAL_SERVER_ERROR' ? { ...error.extensions, requestId: scope.id } : error.extensions,
  }));
  scope.errorCodes = [...new Set(finished.map(({ extensions }) => String(extensions?.['code'] ?? 'UNKNOWN')))];
  Object.assign(result, { errors: finished });
}

function wordsFor({ message }: GraphQLFormattedError, scope: RequestScope): string {
  if (message === MASKED_MESSAGE) return say('masked', scope.locale, { requestId: scope.id });
  return scope.actor.kind === 'anonymous' ? message.replace(SUGGESTION, '') : message;
}

/** A gateway that finds null where the schema allows none says so in `valueCompletion`; here it becomes an error like any other. */
function finishExtensions(result: FormattedExecutionResult, scope: RequestScope): void {
  const { valueCompletion, ...extensions } = result.extensions ?? {};
  if (Array.isArray(valueCompletion) && !result.errors) {
    scope.errorCodes = ['NULL_NOT_ALLOWED'];
    const errors = valueCompletion.slice(0, 20).map((problem: GraphQLFormattedError) => ({
      message: problem.message,
      path: problem.path,
      extensions: { code: 'NULL_NOT_ALLOWED', requestId: scope.id },
    }));
    Object.assign(result, { errors });
  }
  const restricted = [...scope.restricted.values()];
  const all = { ...extensions, ...(restricted.length > 0 ? { restricted } : {}) };
  Object.assign(result, { extensions: Object.keys(all).length > 0 ? all : undefined });
}

function isIllFormed({ errors }: FormattedExecutionResult): boolean {
  return errors !== undefined && errors.every(({ extensions }) => ILL_FORMED.has(String(extensions?.['code'])));
}

/** GraphQL over HTTP: with `application/json` an ill-formed document is answered with 200, with the newer type with 400. */
function prefersPlainJson({ request }: Answered): boolean {
  const accept = request.http?.headers.get('accept') ?? '';
  const newer = accept.indexOf('application/graphql-response+json');
  const plain = accept.indexOf('application/json');
  return newer < 0 || (plain >= 0 && plain < newer);
}
