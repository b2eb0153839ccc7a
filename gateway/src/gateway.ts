import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { JWK } from 'jose';
import { Composer } from './composition/composer.js';
import { DocumentGate } from './graphql/document-gate.js';
import { GraphqlServer } from './graphql/graphql-server.js';
import { defaultLimits, type Limits } from './graphql/limits.js';
import { filesRoute } from './http/files.route.js';
import { graphqlRoute } from './http/graphql.route.js';
import { healthRoutes } from './http/health.route.js';
import { createHttpHandler } from './http/http-app.js';
import { webRoute } from './http/web.route.js';
import { Authentication } from './identity/authentication.js';
import { InternalTokens } from './identity/internal-token.js';
import { SessionIdentity } from './identity/session.identity.js';
import type { Logger } from './logger.js';
import type { ModuleClientOptions } from './module/module-client.js';
import { ModuleClients } from './module/module-clients.js';
import { ModuleDataSource } from './module/module.data-source.js';
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
}

export interface RunningGateway {
  readonly url: string;
  readonly registry: ModuleRegistry;
  readonly supergraph: VersionedGateway;
  stop(drainMs?: number): Promise<void>;
}

const CAPABILITY = 'identity';

/** Puts the gateway together and listens; modules come and go afterwards. */
export async function startGateway(options: GatewayOptions): Promise<RunningGateway> {
  const { store, log, host = '127.0.0.1', port = 0, timeoutMs = 30_000 } = options;
  const tokens = new InternalTokens(options.privateKey);
  const registry = new ModuleRegistry({ store, log, pollMs: options.pollMs });
  const clients = new ModuleClients((moduleId) => registry.urlOf(moduleId), options.modules);
  const identityModule = (): string | undefined => registry.withCapability(CAPABILITY)?.id;
  const identity = new SessionIdentity({ identityModule, clients, tokens });
  const authentication = new Authentication(tokens, identity);

  const supergraph = new VersionedGateway({
    log,
    graceMs: options.versionGraceMs,
    dataSource: (moduleId) =>
      new ModuleDataSource({
        moduleId,
        clients,
        tokens,
        mayStartSessions: (id) => id === identityModule(),
        onUnavailable: (error, scope) => log.warn({ requestId: scope.id, module: moduleId, reason: error.reason, cause: error.originalError?.message }, 'module is unavailable'),
      }),
  });
  const limits = { ...defaultLimits, ...options.limits };
  const graphql = new GraphqlServer({ gateway: supergraph, limits, log, identity, secureCookies: ({ scope }) => options.secureCookies === true || scope.secure });
  const keeper = new SupergraphKeeper({ registry, store, composer: new Composer(), gateway: supergraph, log, onActive: () => graphql.start() });

  let stopping = false;
  const handler = createHttpHandler({
    graphql: graphqlRoute({ server: graphql, authentication, gate: new DocumentGate(limits), log, timeoutMs, bodyLimit: options.bodyLimit ?? 1024 * 1024 }),
    files: filesRoute({ clients, tokens, authentication, log, timeoutMs }),
    health: healthRoutes({ registry, gateway: supergraph, settled: () => keeper.settled, stopping: () => stopping }),
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
      await close(server, drainMs);
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
