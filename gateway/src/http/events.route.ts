import { pipeline } from 'node:stream/promises';
import { mayDo, system, type Actor } from '../identity/actor.js';
import type { InternalTokens } from '../identity/internal-token.js';
import { platformClaims } from '../module/module-claims.js';
import type { ModuleClients } from '../module/module-clients.js';
import type { ModuleRegistry } from '../registry/module-registry.js';
import { isPart } from '../platform/web-contributions.js';
import { endpoint, refusal, type Endpoint, type EndpointOptions } from './endpoint.js';

export interface EventsRouteOptions extends EndpointOptions {
  registry: ModuleRegistry;
  clients: ModuleClients;
  tokens: InternalTokens;
}

const FEED = /^\/platform\/events\/([a-z][a-z0-9_]*)$/;

/** `GET /platform/events/<producer>`: the feed of one module for another that declared it and was granted it. */
export function eventsRoute(options: EventsRouteOptions): Endpoint {
  const { registry, clients, tokens } = options;
  return endpoint(options, { method: 'GET', for: 'modules' }, async ({ response, scope, url }) => {
    const producer = FEED.exec(url.pathname)?.[1];
    if (!producer || !registry.find(producer)) throw refusal(scope, 404, 'NOT_FOUND', 'unknown', { module: producer ?? '' });
    const types = (url.searchParams.get('types') ?? '').split(',').filter((type) => type !== '');
    if (!mayFollow(registry, scope.actor, producer, types)) throw refusal(scope, 403, 'FORBIDDEN', 'feedNotGranted', { module: producer });
    const query = new URLSearchParams({ after: url.searchParams.get('after') ?? '', types: types.join(','), limit: url.searchParams.get('limit') ?? '500' });
    const feed = await clients.of(producer).send({
      method: 'GET',
      path: `/events?${query}`,
      headers: { accept: 'application/json', authorization: `Bearer ${tokens.sign(platformClaims(producer, system, 'events', scope.id, ''))}` },
      signal: scope.signal,
      repeatable: true,
    });
    response.statusCode = feed.statusCode;
    response.setHeader('content-type', 'application/json; charset=utf-8');
    response.setHeader('cache-control', 'no-store');
    await pipeline(feed.body, response);
  });
}

/** Modules of the office itself need no grant; nobody gets types that his manifest does not name. */
function mayFollow(registry: ModuleRegistry, actor: Actor, producer: string, types: readonly string[]): boolean {
  const consumer = registry.find(actor.name);
  const events = consumer?.manifest?.['events'];
  const consumes = isPart(events) && Array.isArray(events['consumes']) ? events['consumes'].filter(isPart) : [];
  const declared = new Set(consumes.filter(({ source }) => source === producer).flatMap(({ type }) => [String(type), `${producer}.${String(type)}`]));
  if (types.length === 0 || !types.every((type) => declared.has(type))) return false;
  return consumer?.standing.origin !== 'installed' || mayDo(actor, `events:${producer}`);
}
