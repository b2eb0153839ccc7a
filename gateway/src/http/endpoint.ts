import type { IncomingMessage, ServerResponse } from 'node:http';
import { GraphQLError } from 'graphql';
import { mayDo } from '../identity/actor.js';
import { localeFrom, type Authentication } from '../identity/authentication.js';
import type { Logger } from '../logger.js';
import { say, type Sentence } from '../messages.js';
import { RequestScope } from '../request-scope.js';
import { BodyTooLarge, readBody } from './read-body.js';
import { refuse, refuseWith } from './refusal.js';
import { logRequest } from './request-log.js';
import { isCrossOrigin, isSecure } from './same-origin.js';

/** Lets somebody bring modules into the office and take them out. */
export const MANAGE_MODULES = 'platform.modules.manage';

const BODY_LIMIT = 64 * 1024;

export interface EndpointOptions {
  authentication: Authentication;
  log: Logger;
  timeoutMs: number;
}

export interface Asked {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly scope: RequestScope;
  readonly url: URL;
  /** The JSON of a POST. */
  readonly content: unknown;
}

export interface EndpointRules {
  method: 'GET' | 'POST';
  /** Who may ask at all. */
  for: 'everyone' | 'signed-in' | 'managers' | 'modules';
  bodyLimit?: number;
  /** The answer goes on for as long as the reader stays. */
  endless?: boolean;
}

export type Endpoint = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** What every question beside GraphQL has alike: who asks, from where, how long, and one line in the log. */
export function endpoint({ authentication, log, timeoutMs }: EndpointOptions, rules: EndpointRules, answer: (asked: Asked) => Promise<void>): Endpoint {
  return async (request, response) => {
    const scope = new RequestScope();
    const url = new URL(request.url ?? '/', 'http://gateway');
    scope.secure = isSecure(request);
    scope.locale = localeFrom(request) ?? 'ru';
    response.setHeader('x-request-id', scope.id);
    response.once('close', () => {
      scope.leave();
      logRequest(log, scope, url.pathname, response.statusCode);
    });
    const timer = rules.endless ? undefined : setTimeout(() => scope.abort(), timeoutMs);
    try {
      if (request.method !== rules.method) return refuse(response, 405, 'METHOD_NOT_ALLOWED', say('otherMethod', scope.locale, { method: rules.method }), scope.id);
      if (isCrossOrigin(request)) return refuse(response, 403, 'CROSS_ORIGIN', say('crossOrigin', scope.locale), scope.id);
      const rawBody = rules.method === 'POST' ? await readBody(request, rules.bodyLimit ?? BODY_LIMIT) : Buffer.alloc(0);
      await authentication.enter(scope, request, rawBody);
      admit(scope, rules);
      await answer({ request, response, scope, url, content: rules.method === 'POST' ? parseJson(request, rawBody, scope) : undefined });
    } catch (error) {
      if (error instanceof BodyTooLarge) return refuse(response, 413, 'BODY_TOO_LARGE', say('bodyTooLarge', scope.locale, { allowed: String(rules.bodyLimit ?? BODY_LIMIT) }), scope.id);
      if (!scope.signal.aborted && !(error instanceof GraphQLError)) log.warn({ requestId: scope.id, reason: error instanceof Error ? error.message : String(error) }, 'a request failed');
      refuseWith(response, error, scope.id);
    } finally {
      clearTimeout(timer);
    }
  };
}

export function refusal(scope: RequestScope, status: number, code: string, sentence: Sentence, words: Record<string, string> = {}): GraphQLError {
  return new GraphQLError(say(sentence, scope.locale, words), { extensions: { code, http: { status } } });
}

export function sendJson(response: ServerResponse, status: number, content: object): void {
  response.statusCode = status;
  response.setHeader('content-type', 'application/json; charset=utf-8');
  response.setHeader('cache-control', 'no-store');
  response.end(JSON.stringify(content));
}

function admit(scope: RequestScope, rules: EndpointRules): void {
  const { kind } = scope.actor;
  if (rules.for === 'everyone') return;
  if (kind === 'anonymous') throw refusal(scope, 401, 'UNAUTHENTICATED', 'signIn');
  if (rules.for === 'modules' && kind !== 'module') throw refusal(scope, 403, 'FORBIDDEN', 'modulesOnly');
  if (rules.for === 'managers' && (kind === 'module' || !mayDo(scope.actor, MANAGE_MODULES))) throw refusal(scope, 403, 'FORBIDDEN', 'needsPermission', { permission: MANAGE_MODULES });
}

/** A form of another site can send text, but not this content type, without asking first. */
function parseJson(request: IncomingMessage, rawBody: Buffer, scope: RequestScope): unknown {
  if (!/^application\/json\b/i.test(request.headers['content-type'] ?? '')) throw refusal(scope, 415, 'BAD_REQUEST', 'needsJson');
  try {
    return JSON.parse(rawBody.toString('utf8')) as unknown;
  } catch {
    throw refusal(scope, 400, 'BAD_REQUEST', 'badJson');
  }
}
