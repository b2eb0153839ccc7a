import type { IncomingMessage, ServerResponse } from 'node:http';
import { GraphQLError } from 'graphql';
import { localeFrom, type Authentication } from '../identity/authentication.js';
import { HeaderMap, type GraphqlServer } from '../graphql/graphql-server.js';
import type { DocumentGate } from '../graphql/document-gate.js';
import type { Logger } from '../logger.js';
import { say } from '../messages.js';
import { RequestScope } from '../request-scope.js';
import { BodyTooLarge, readBody } from './read-body.js';
import { refuse } from './refusal.js';
import { logRequest } from './request-log.js';
import { isCrossOrigin, isSecure } from './same-origin.js';

export interface GraphqlRouteOptions {
  server: GraphqlServer;
  authentication: Authentication;
  gate: DocumentGate;
  log: Logger;
  bodyLimit: number;
  timeoutMs: number;
}

const READ_HEADERS = ['content-type', 'accept', 'apollo-require-preflight', 'x-apollo-operation-name'];

export function graphqlRoute({ server, authentication, gate, log, bodyLimit, timeoutMs }: GraphqlRouteOptions) {
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const scope = new RequestScope();
    scope.secure = isSecure(request);
    scope.locale = localeFrom(request) ?? 'ru';
    response.setHeader('x-request-id', scope.id);
    response.once('close', () => {
      if (!response.writableFinished) scope.leave();
      logRequest(log, scope, '/graphql', response.statusCode);
    });
    const timer = setTimeout(() => scope.abort(), timeoutMs);
    try {
      await answer(request, response, scope);
    } catch (error) {
      if (error instanceof BodyTooLarge) refuse(response, 413, 'BODY_TOO_LARGE', say('bodyTooLarge', scope.locale, { allowed: String(bodyLimit) }), scope.id);
      else {
        log.error({ err: error, requestId: scope.id }, 'a request failed');
        refuse(response, 500, 'INTERNAL_SERVER_ERROR', say('masked', scope.locale, { requestId: scope.id }), scope.id);
      }
    } finally {
      clearTimeout(timer);
    }
  };

  async function answer(request: IncomingMessage, response: ServerResponse, scope: RequestScope): Promise<void> {
    if (isCrossOrigin(request)) return refuse(response, 403, 'CROSS_ORIGIN', say('crossOrigin', scope.locale), scope.id);
    if (!server.ready) {
      response.setHeader('retry-after', '1');
      return refuse(response, 503, 'NOT_READY', say('notReady', scope.locale), scope.id);
    }
    const rawBody = request.method === 'POST' ? await readBody(request, bodyLimit) : Buffer.alloc(0);
    const body = parseJson(request, rawBody);
    if (body === MALFORMED) return refuse(response, 400, 'BAD_REQUEST', say('badJson', scope.locale), scope.id);

    const search = request.url?.includes('?') ? request.url.slice(request.url.indexOf('?')) : '';
    const answered = await server.answer({ method: request.method ?? 'GET', headers: readHeaders(request), search, body }, async () => {
      await authentication.enter(scope, request, rawBody);
      gate.admit(queryIn(body, search), scope);
      return { scope };
    });
    response.statusCode = answered.status ?? 200;
    for (const [name, value] of answered.headers) response.setHeader(name, value);
    response.setHeader('cache-control', 'no-store');
    if (answered.body.kind === 'complete') response.end(answered.body.string);
    else throw new GraphQLError('Answers in parts are not supported');
  }
}

const MALFORMED = Symbol('malformed');

function parseJson(request: IncomingMessage, rawBody: Buffer): unknown {
  if (rawBody.length === 0 || !/^application\/json\b/i.test(request.headers['content-type'] ?? '')) return undefined;
  try {
    return JSON.parse(rawBody.toString('utf8')) as unknown;
  } catch {
    return MALFORMED;
  }
}

function queryIn(body: unknown, search: string): unknown {
  if (typeof body === 'object' && body !== null) return 'query' in body ? body.query : undefined;
  return search ? new URLSearchParams(search).get('query') : undefined;
}

function readHeaders(request: IncomingMessage): HeaderMap {
  const headers = new HeaderMap();
  for (const name of READ_HEADERS) {
    const value = request.headers[name];
    if (typeof value === 'string') headers.set(name, value);
  }
  if (isPlainRead(request)) headers.set('apollo-require-preflight', 'read');
  return headers;
}

/** A read by GET has no effect to forge (mutations by GET are refused), so that it needs no preflight of its own site. */
function isPlainRead({ method, headers }: IncomingMessage): boolean {
  return method === 'GET' && ['same-origin', 'none', undefined].includes(headers['sec-fetch-site'] as string | undefined);
}
