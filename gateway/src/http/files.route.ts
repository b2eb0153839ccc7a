import type { IncomingMessage, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import type { Authentication } from '../identity/authentication.js';
import type { InternalTokens } from '../identity/internal-token.js';
import type { Logger } from '../logger.js';
import { claimsFor } from '../module/module-claims.js';
import type { ModuleClients } from '../module/module-clients.js';
import { RequestScope } from '../request-scope.js';
import { refuse, refuseWith } from './refusal.js';
import { logRequest } from './request-log.js';
import { isCrossOrigin } from './same-origin.js';

export interface FilesRouteOptions {
  clients: ModuleClients;
  tokens: InternalTokens;
  authentication: Authentication;
  log: Logger;
  timeoutMs: number;
}

const FILE_PATH = /^\/files\/([a-z][a-z0-9-]*)(\/.+)$/;
const PASSED_ON = ['content-type', 'content-length', 'content-disposition', 'etag', 'last-modified'];

/** `GET /files/<module>/<path>`: what a module prints, for the holder of the session. */
export function filesRoute(options: FilesRouteOptions) {
  const { clients, tokens, authentication, log, timeoutMs } = options;
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const scope = new RequestScope();
    const url = new URL(request.url ?? '/', 'http://gateway');
    response.setHeader('x-request-id', scope.id);
    response.once('close', () => {
      scope.leave();
      logRequest(log, scope, url.pathname, response.statusCode);
    });
    const timer = setTimeout(() => scope.abort(), timeoutMs);
    try {
      await answer(request, response, scope, url);
    } catch (error) {
      if (!scope.signal.aborted) log.warn({ requestId: scope.id, reason: error instanceof Error ? error.message : String(error) }, 'a file was not delivered');
      refuseWith(response, error, scope.id);
    } finally {
      clearTimeout(timer);
    }
  };

  async function answer(request: IncomingMessage, response: ServerResponse, scope: RequestScope, url: URL): Promise<void> {
    if (request.method !== 'GET') return refuse(response, 405, 'METHOD_NOT_ALLOWED', 'Files can only be read', scope.id);
    if (isCrossOrigin(request)) return refuse(response, 403, 'CROSS_ORIGIN', 'Requests from other sites are refused', scope.id);
    const [, moduleId, path] = FILE_PATH.exec(url.pathname) ?? [];
    if (!moduleId || !path) return refuse(response, 404, 'NOT_FOUND', 'There is no such file', scope.id);
    await authentication.enter(scope, request, Buffer.alloc(0));
    const file = await clients.of(moduleId).send({
      method: 'GET',
      path: `/files${path}${url.search}`,
      headers: { authorization: `Bearer ${tokens.sign(claimsFor(moduleId, scope, ''))}` },
      signal: scope.signal,
      repeatable: true,
    });
    if (file.statusCode >= 500) {
      await file.body.dump();
      return refuse(response, 502, 'INTERNAL_SERVER_ERROR', `Module "${moduleId}" could not make the file`, scope.id);
    }
    response.statusCode = file.statusCode;
    for (const name of PASSED_ON) {
      const value = file.headers[name];
      if (value !== undefined) response.setHeader(name, value);
    }
    response.setHeader('cache-control', 'private, no-store');
    response.setHeader('content-security-policy', policyFor(String(file.headers['content-type'] ?? '')));
    await pipeline(file.body, response);
  }
}

/** A sandbox would keep the browser's own PDF viewer from opening; everything else gets one. */
function policyFor(contentType: string): string {
  return contentType.startsWith('application/pdf') ? "frame-ancestors 'self'" : "sandbox; default-src 'none'; frame-ancestors 'self'";
}
