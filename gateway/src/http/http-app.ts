import express, { type Express } from 'express';
import type { Logger } from '../logger.js';
import type { Endpoint } from './endpoint.js';
import { refuse } from './refusal.js';
import { setSecurityHeaders } from './security-headers.js';
import type { Handler } from './web.route.js';
import type { healthRoutes } from './health.route.js';

export interface PlatformEndpoints {
  modules: Endpoint;
  changes: Endpoint;
  check: Endpoint;
  placeOrder: Endpoint;
  order: Endpoint;
  events: Endpoint;
  moduleUi: Endpoint;
}

export interface HttpAppOptions {
  graphql: Endpoint;
  files: Endpoint;
  platform: PlatformEndpoints;
  health: ReturnType<typeof healthRoutes>;
  web: Handler;
  log: Logger;
}

/** GraphQL goes straight to its route; everything else, which is rare, through Express. */
export function createHttpHandler(options: HttpAppOptions): Handler {
  const app = createHttpApp(options);
  return (request, response) => {
    if (request.url !== '/graphql' && !request.url?.startsWith('/graphql?')) return app(request, response);
    setSecurityHeaders(response);
    void options.graphql(request, response);
  };
}

function createHttpApp({ files, platform, health, web, log }: HttpAppOptions): Express {
  const app = express();
  app.disable('x-powered-by');
  app.set('etag', false);
  app.use((_request, response, next) => {
    setSecurityHeaders(response);
    next();
  });
  app.get('/health', (request, response) => health.all(request, response));
  app.get('/health/live', (_request, response) => health.live(response));
  app.get('/health/ready', (_request, response) => health.ready(response));
  app.use('/files', (request, response) => {
    request.url = request.originalUrl;
    return files(request, response);
  });
  app.all('/platform/modules', platform.modules);
  app.all('/platform/changes', platform.changes);
  app.all('/platform/check', platform.check);
  app.all('/platform/orders', platform.placeOrder);
  app.all('/platform/orders/:id', platform.order);
  app.all('/platform/events/:producer', platform.events);
  app.use('/platform', (_request, response) => refuse(response, 404, 'NOT_FOUND', 'There is nothing here'));
  app.use('/modules', (request, response) => {
    request.url = request.originalUrl;
    return platform.moduleUi(request, response);
  });
  app.use((request, response) => web(request, response));
  app.use((error: Error, _request: express.Request, response: express.Response, _next: express.NextFunction) => {
    log.error({ err: error }, 'a request failed');
    refuse(response, 500, 'INTERNAL_SERVER_ERROR', 'Something went wrong here');
  });
  return app;
}
