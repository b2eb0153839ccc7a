import { pipeline } from 'node:stream/promises';
import type { InternalTokens } from '../identity/internal-token.js';
import { claimsFor } from '../module/module-claims.js';
import type { ModuleClients } from '../module/module-clients.js';
import { endpoint, refusal, type Asked, type Endpoint, type EndpointOptions } from './endpoint.js';

export interface FilesRouteOptions extends EndpointOptions {
  clients: ModuleClients;
  tokens: InternalTokens;
}

const FILE_PATH = /^\/files\/([a-z][a-z0-9_-]*)(\/.+)$/;
const PASSED_ON = ['content-type', 'content-length', 'content-disposition', 'etag', 'last-modified'];

/** `GET /files/<module>/<path>`: what a module prints, for the holder of the session. */
export function filesRoute(options: FilesRouteOptions): Endpoint {
  const { clients, tokens, timeoutMs } = options;
  return endpoint(options, { method: 'GET', for: 'everyone' }, async ({ response, scope, url }: Asked) => {
    const [, moduleId, path] = FILE_PATH.exec(url.pathname) ?? [];
    if (!moduleId || !path) throw refusal(scope, 404, 'NOT_FOUND', 'noSuchFile');
    const file = await clients.of(moduleId).send({
      method: 'GET',
      path: `/files${path}${url.search}`,
      headers: { authorization: `Bearer ${tokens.sign(claimsFor(moduleId, scope, ''))}` },
      signal: scope.signal,
      repeatable: true,
      timeoutMs,
    });
    if (file.statusCode >= 500) {
      await file.body.dump();
      throw refusal(scope, 502, 'INTERNAL_SERVER_ERROR', 'fileNotMade', { module: moduleId });
    }
    response.statusCode = file.statusCode;
    for (const name of PASSED_ON) {
      const value = file.headers[name];
      if (value !== undefined) response.setHeader(name, value);
    }
    response.setHeader('cache-control', 'private, no-store');
    response.setHeader('content-security-policy', policyFor(String(file.headers['content-type'] ?? '')));
    await pipeline(file.body, response);
  });
}

/** A sandbox would keep the browser's own PDF viewer from opening; everything else gets one. */
function policyFor(contentType: string): string {
  return contentType.startsWith('application/pdf') ? "frame-ancestors 'self'" : "sandbox; default-src 'none'; frame-ancestors 'self'";
}
