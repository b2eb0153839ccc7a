import { extname } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { InternalTokens } from '../identity/internal-token.js';
import { platformClaims } from '../module/module-claims.js';
import type { ModuleClients } from '../module/module-clients.js';
import { webVersion } from '../platform/web-contributions.js';
import type { ModuleRegistry } from '../registry/module-registry.js';
import { endpoint, refusal, type Endpoint, type EndpointOptions } from './endpoint.js';

export interface ModuleUiRouteOptions extends EndpointOptions {
  registry: ModuleRegistry;
  clients: ModuleClients;
  tokens: InternalTokens;
}

const FILE = /^\/modules\/([a-z][a-z0-9_]*)\/([\w.+-]+)\/((?:[\w@+-][\w@.+-]*\/)*[\w@+-][\w@.+-]*)$/;

/** No pages: a page of a module would have the whole office as its own origin. */
const TYPES: Record<string, string> = {
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
};

/** `GET /modules/<id>/<version>/<path>`: the files of a module's screens; the version in the address lets browsers keep them for ever. */
export function moduleUiRoute(options: ModuleUiRouteOptions): Endpoint {
  const { registry, clients, tokens } = options;
  return endpoint(options, { method: 'GET', for: 'signed-in' }, async ({ response, scope, url }) => {
    const [, moduleId = '', version, path = ''] = FILE.exec(url.pathname) ?? [];
    const manifest = registry.find(moduleId)?.manifest;
    const type = TYPES[extname(path)];
    if (!manifest || !type || version !== webVersion(manifest)) throw refusal(scope, 404, 'NOT_FOUND', 'noSuchFile');
    const claims = platformClaims(moduleId, scope.actor, 'web', scope.id, '');
    const file = await clients.of(moduleId).send({
      method: 'GET',
      path: `/web/${path}`,
      headers: { authorization: `Bearer ${tokens.sign({ ...claims, can: [] })}` },
      signal: scope.signal,
      repeatable: true,
    });
    if (file.statusCode !== 200) {
      await file.body.dump();
      throw refusal(scope, file.statusCode < 500 ? 404 : 502, 'NOT_FOUND', 'noSuchFile');
    }
    const length = file.headers['content-length'];
    response.statusCode = 200;
    response.setHeader('content-type', type);
    if (typeof length === 'string' && !file.headers['content-encoding']) response.setHeader('content-length', length);
    response.setHeader('cache-control', 'private, max-age=31536000, immutable');
    response.setHeader('content-security-policy', "sandbox; default-src 'none'; frame-ancestors 'none'");
    await pipeline(file.body, response);
  });
}
