import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { JWK } from 'jose';
import { CandidateCheck } from './check/candidate-check.js';
import { Composer } from './composition/composer.js';
import { DocumentGate } from './graphql/document-gate.js';
import { GraphqlServer } from './graphql/graphql-server.js';
import { defaultLimits, type Limits } from './graphql/limits.js';
import { checkRoute } from './http/check.route.js';
import { eventsRoute } from './http/events.route.js';
import { filesRoute } from './http/files.route.js';
import { graphqlRoute } from './http/graphql.route.js';
import { healthRoutes } from './http/health.route.js';
import { createHttpHandler } from './http/http-app.js';
import { moduleUiRoute } from './http/module-ui.route.js';
import { changesRoute, modulesRoute } from './http/modules.route.js';
import { orderRoute, placeOrderRoute } from './http/orders.route.js';
import { webRoute } from './http/web.route.js';
import { Authentication } from './identity/authentication.js';
import { InternalTokens } from './identity/internal-token.js';
import { ModuleIdentity } from './identity/module-identity.js';
import { SessionIdentity } from './identity/session.identity.js';
import type { Logger } from './logger.js';
import type { ModuleClientOptions } from './module/module-client.js';
import { ModuleClients } from './module/module-clients.js';
import { ModuleDataSource } from './module/module.data-source.js';
import { OperationRecorder } from './operations/operation-recorder.js';
import { ChangeFeed } from './platform/change-feed.js';
import { ModuleBoard } from './platform/module-board.js';
import { ManifestClient } from './registry/manifest.client.js';
import { ModuleRegistry } from './registry/module-registry.js';
import type { RegistryStore } from './registry/registry-store.js';
import { SupergraphKeeper } from './supergraph/supergraph-keeper.js';
import { VersionedGateway } from './supergraph/versioned-gateway.js';

export interface GatewayOptions {
  store: RegistryStore;
  privateKey: JWK;
  log: Logger;
  host?: string;
  port?: number;
  webDir?: string;
  secureCookies?: boolean;
  limits?: Partial<Limits>;
  bodyLimit?: number;
  timeoutMs?: number;
  pollMs?: number;
  versionGraceMs?: number;
  modules?: ModuleClientOptions;
  recordMs?: number;
  heartbeatMs?: number;
  check?: { patienceMs?: number; composeMs?: number };
}

export interface RunningGateway {
  readonly url: string;
  readonly registry: ModuleRegistry;
  readonly supergraph: VersionedGateway;
  stop(drainMs?: number): Promise<void>;
}

const CAPABILITY = 'identity';

/** How many operations a new supergraph plans before it takes over. */
const PLANNED_AHEAD = 30;

/** Puts the gateway together and listens; modules come and go afterwards. */
export async function startGateway(options: GatewayOptions): Promise<RunningGateway> {
  const { store, log, host = '127.0.0.1', port = 0, timeoutMs = 30_000 } = options;
  const tokens = new InternalTokens(options.privateKey);
  const registry = new ModuleRegistry({ store, log, pollMs: options.pollMs, graceMs: options.versionGraceMs && options.versionGraceMs + 5_000 });
  const clients = new ModuleClients((moduleId) => registry.urlOf(moduleId), options.modules);
  registry.on('departed', (moduleId) => clients.forget(moduleId));
  const identityModule = (): string | undefined => registry.withCapability(CAPABILITY)?.id;
  const identity = new SessionIdentity({ identityModule, clients, tokens });
  const authentication = new Authentication({
    tokens,
    identity,
    modules: new ModuleIdentity((moduleId) => registry.find(moduleId)?.standing),
    isGuest: (moduleId) => (registry.find(moduleId)?.standing ?? { origin: 'installed' }).origin === 'installed',
  });
  const recorder = new OperationRecorder({ store: store.operations, log, flushMs: options.recordMs });

  const supergraph = new VersionedGateway({
    log,
    graceMs: options.versionGraceMs,
    inUse: () => recorder.mostUsed(PLANNED_AHEAD),
    dataSource: (moduleId, schema) =>
      new ModuleDataSource({
        moduleId,
        client: () => clients.of(moduleId, registry.urlServing(moduleId, schema)),
        tokens,
        mayStartSessions: (id) => id === identityModule(),
        onUnavailable: (error, scope) => log.warn({ requestId: scope.id, module: moduleId, reason: error.reason, cause: error.originalError?.message }, 'module is unavailable'),
      }),
  });
  const limits = { ...defaultLimits, ...options.limits };
  const graphql = new GraphqlServer({ gateway: supergraph, limits, log, identity, recorder, secureCookies: ({ scope }) => options.secureCookies === true || scope.secure });
  const board: ModuleBoard = new ModuleBoard(registry, () => keeper);
  const keeper = new SupergraphKeeper({ registry, store, composer: new Composer(), gateway: supergraph, log, onActive: () => graphql.start(), onChange: () => board.notice() });
  const check = new CandidateCheck({ registry, keeper, operations: store.operations, flush: () => recorder.flush(), tokens, ...options.check });
  const feed = new ChangeFeed(board, options.heartbeatMs);

  let stopping = false;
  const asked = { authentication, log, timeoutMs };
  const handler = createHttpHandler({
    graphql: graphqlRoute({ server: graphql, authentication, gate: new DocumentGate(limits), log, timeoutMs, bodyLimit: options.bodyLimit ?? 1024 * 1024 }),
    files: filesRoute({ ...asked, clients, tokens }),
    platform: {
      modules: modulesRoute({ ...asked, board, orders: store.orders }),
      changes: changesRoute({ ...asked, feed }),
      check: checkRoute({ ...asked, check }),
      placeOrder: placeOrderRoute({ ...asked, orders: store.orders }),
      order: orderRoute({ ...asked, orders: store.orders }),
      events: eventsRoute({ ...asked, registry, clients, tokens }),
      moduleUi: moduleUiRoute({ ...asked, registry, clients, tokens }),
    },
    health: healthRoutes({ registry, gateway: supergraph, keeper, stopping: () => stopping }),
    web: webRoute(options.webDir),
    log,
  });
  const server = createServer({ keepAliveTimeout: 65_000, requestTimeout: 60_000 }, handler);
  await listen(server, host, port);

  await registry.start(new ManifestClient(clients, tokens));
  await keeper.restore();
  void registry.refresh(true);

  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${(server.address() as AddressInfo).port}`,
    registry,
    supergraph,
    async stop(drainMs = 5_000) {
      stopping = true;
      feed.stop();
      await close(server, drainMs);
      await recorder.stop();
      await check.stop();
      await registry.stop();
      await keeper.stop();
      await graphql.stop();
      await supergraph.stop();
      await clients.close();
    },
  };
}

async function listen(server: Server, host: string, port: number): Promise<void> {
  server.listen(port, host);
  await once(server, 'listening');
}

/** Lets requests under way finish, for a while. */
async function close(server: Server, drainMs: number): Promise<void> {
  const closed = once(server, 'close');
  server.close();
  server.closeIdleConnections();
  const idle = setInterval(() => server.closeIdleConnections(), 100);
  const force = setTimeout(() => server.closeAllConnections(), drainMs);
  await closed;
  clearInterval(idle);
  clearTimeout(force);
}
