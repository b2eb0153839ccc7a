import type { ApolloServer } from '@apollo/server';
import { HeaderMap } from '@apollo/server';
import express, { type NextFunction, type Request, type Response } from 'express';
import type { JWK } from 'jose';
import { createContext, type ModuleRuntime } from '../context/create-context.js';
import type { Context } from '../context/context.js';
import { NotFound, UserError } from '../errors.js';
import { translate } from '../messages.js';
import { verifyInternalToken } from '../token.js';
import { answerEvents } from './events.js';
import { matchFile } from './files.js';
import { manifestOf } from './manifest.js';
import type { SignedResponse } from './signed-response.js';
import type { ServedContext } from './start-module.js';
import { answerWeb } from './web-files.js';

export interface AppOptions {
  runtime: ModuleRuntime;
  apollo: ApolloServer<ServedContext>;
  sdl: string;
  publicKey: JWK;
}

const BODY_LIMIT = '2mb';

/** Refuses whatever does not carry a token signed for exactly this module and body, before anything is parsed. */
function signedOnly(publicKey: JWK, moduleId: string) {
  return async (request: Request, response: SignedResponse, next: NextFunction): Promise<void> => {
    const token = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1];
    const body = Buffer.isBuffer(request.body) ? request.body : '';
    try {
      response.locals.claims = await verifyInternalToken(publicKey, token ?? '', { audience: moduleId, body });
      response.locals.token = token ?? '';
    } catch {
      response.status(401).json({ errors: [{ message: `Module ${moduleId} answers signed requests only`, extensions: { code: 'UNSIGNED' } }] });
      return;
    }
    next();
  };
}

async function answerGraphql({ runtime, apollo }: AppOptions, request: Request, response: SignedResponse): Promise<void> {
  const { ctx, trace } = createContext(runtime, response.locals.claims, response.locals.token);
  const headers = new HeaderMap();
  headers.set('content-type', request.headers['content-type'] ?? 'application/json');
  headers.set('accept', request.headers.accept ?? 'application/json');
  let body: unknown;
  try {
    body = JSON.parse(String(request.body));
  } catch {
    response.status(400).json({ errors: [{ message: 'The body is not JSON' }] });
    return;
  }
  const startedAt = performance.now();
  const answer = await apollo.executeHTTPGraphQLRequest({
    httpGraphQLRequest: { method: 'POST', headers, search: '', body },
    context: async () => Object.assign(ctx, { trace }),
  });
  response.status(answer.status ?? 200);
  for (const [name, value] of answer.headers) response.setHeader(name, value);
  response.end(answer.body.kind === 'complete' ? answer.body.string : '');
  logRequest(ctx, operationName(body), startedAt, response.statusCode);
}

/** The name that the caller, or the gateway for him, gave to the operation. */
function operationName(body: unknown): string | undefined {
  const query = typeof body === 'object' && body !== null && 'query' in body ? String(body.query) : '';
  return /^\s*(?:query|mutation)\s+(\w+)/.exec(query)?.[1];
}

/** One line a request, under the request id that the gateway gave; never variables, they are about people. */
function logRequest({ log, actor }: Context, operation: string | undefined, startedAt: number, status: number): void {
  log.info({ actor: actor.id, operation, ms: Math.round((performance.now() - startedAt) * 10) / 10, status }, 'request');
}

async function answerIdentity({ runtime }: AppOptions, request: Request, response: SignedResponse): Promise<void> {
  const { claims, token } = response.locals;
  if (!runtime.module.identity || claims.kind !== 'system') {
    response.status(404).json({ errors: [{ message: 'No identities here' }] });
    return;
  }
  const { sessionHash } = JSON.parse(String(request.body)) as { sessionHash?: unknown };
  const { ctx } = createContext(runtime, claims, token);
  response.json({ actor: await runtime.module.identity.resolve(ctx, String(sessionHash)) });
}

async function answerFile({ runtime }: AppOptions, request: Request, response: SignedResponse): Promise<void> {
  const { ctx } = createContext(runtime, response.locals.claims, response.locals.token);
  const url = new URL(request.originalUrl, 'http://module');
  const startedAt = performance.now();
  const found = matchFile(runtime.module.files ?? [], url.pathname.slice('/files/'.length), ctx);
  if (found instanceof Error) return refuseFile(response, ctx, found);
  try {
    const file = await found.route.handle(ctx, { params: found.params, query: url.searchParams });
    response.setHeader('content-type', file.contentType);
    response.setHeader('content-disposition', `inline; filename*=UTF-8''${encodeURIComponent(file.filename)}`);
    response.setHeader('cache-control', 'no-store');
    response.end(file.body);
    logRequest(ctx, found.route.path, startedAt, 200);
  } catch (error) {
    refuseFile(response, ctx, error);
  }
}

const STATUS: Record<string, number> = { UNAUTHENTICATED: 401, FORBIDDEN: 403, NOT_FOUND: 404, BAD_USER_INPUT: 400 };

function refuseFile(response: Response, ctx: Context, error: unknown): void {
  if (!(error instanceof UserError)) ctx.log.error({ err: error }, 'a file could not be made');
  const shown =
    error instanceof UserError
      ? error.present(ctx.t)
      : { message: ctx.t('sdk.internal', { requestId: ctx.requestId }), extensions: { code: 'INTERNAL_SERVER_ERROR', requestId: ctx.requestId } };
  response.status(STATUS[String(shown.extensions.code)] ?? (error instanceof UserError ? 409 : 500)).json({ errors: [shown] });
}

/** The HTTP face of a module. */
export function createApp(options: AppOptions): express.Express {
  const { runtime, publicKey } = options;
  const { module } = runtime;
  const app = express();
  app.disable('x-powered-by');
  app.set('etag', false);
  app.get('/health', async (_request, response) => {
    const database = await runtime.orm.checkConnection();
    response.status(database.ok ? 200 : 503).json({ status: database.ok ? 'ok' : 'no database', id: module.id, version: module.version });
  });
  app.use(express.raw({ type: () => true, limit: BODY_LIMIT }), signedOnly(publicKey, module.id));
  const manifest = manifestOf(module, options.sdl, runtime.messages);
  app.get('/manifest', (_request, response) => void response.json(manifest));
  app.get('/events', (request, response: SignedResponse) => answerEvents(options, request, response));
  app.get('/web/*path', (request, response) => answerWeb(module, request, response));
  app.post('/graphql', (request, response: SignedResponse) => answerGraphql(options, request, response));
  app.post('/identity', (request, response: SignedResponse) => answerIdentity(options, request, response));
  app.get('/files/*path', (request, response: SignedResponse) => answerFile(options, request, response));
  app.use((_request: Request, response: SignedResponse) => {
    const locale = response.locals.claims?.loc ?? 'ru';
    response.status(404).json({ errors: [{ message: translate(runtime.messages, locale, new NotFound().key), extensions: { code: 'NOT_FOUND' } }] });
  });
  app.use((error: Error & { status?: number }, _request: Request, response: Response, _next: NextFunction) => {
    if (!error.status || error.status >= 500) runtime.log.error({ err: error }, 'request failed');
    response.status(error.status ?? 500).json({ errors: [{ message: error.status ? error.message : 'Internal error' }] });
  });
  return app;
}
