import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ApolloServer } from '@apollo/server';
import { ApolloServerPluginInlineTraceDisabled } from '@apollo/server/plugin/disabled';
import type { MikroORM } from '@mikro-orm/postgresql';
import type { Context } from '../context/context.js';
import type { ModuleRuntime, RequestTrace } from '../context/create-context.js';
import { startConsumers } from '../events/consumer.js';
import { gatewayFeed } from '../events/gateway-feed.js';
import { beginEpoch } from '../events/outbox.js';
import { ownContext } from '../context/own-context.js';
import { migrate, openOrm } from '../database/open-orm.js';
import { loadMessages } from '../messages.js';
import { createLogger, type Logger } from '../logger.js';
import type { ModuleDefinition } from '../module.js';
import { buildModuleSchema } from '../schema/build-schema.js';
import { answerPlugin } from './answer-plugin.js';
import type { ModuleEnvironment } from './environment.js';
import { createApp } from './http.js';

/** A module that serves. */
export interface RunningModule {
  url: string;
  orm: MikroORM;
  sdl: string;
  stop(): Promise<void>;
}

export type ServedContext = Context & { trace: RequestTrace };

/**
 * Opens the database of a module and brings it up to date, without serving anything.
 *
 * @example
 * const { orm } = await openModule(module, readEnvironment());
 * await orm.close();
 */
export async function openModule(module: ModuleDefinition, environment: ModuleEnvironment, log?: Logger): Promise<ModuleRuntime> {
  const orm = await openOrm(module, environment.databaseUrl, environment.poolSize);
  await migrate(module, orm);
  return {
    module,
    orm,
    log: log ?? createLogger(module.id, environment.logLevel),
    gatewayUrl: environment.gatewayUrl,
    moduleKey: environment.moduleKey,
    messages: loadMessages(module.messages),
  };
}

/**
 * Serves a module: GraphQL, files, manifest and, if it has them, identities; all but `/health` behind the signed token.
 *
 * @returns the address and how to stop it
 * @example
 * const { url, stop } = await startModule(module, readEnvironment());
 * await stop();
 */
export async function startModule(module: ModuleDefinition, environment: ModuleEnvironment): Promise<RunningModule> {
  const [runtime, { schema, sdl }] = await Promise.all([openModule(module, environment), buildModuleSchema(module)]);
  const apollo = new ApolloServer<ServedContext>({
    schema,
    plugins: [answerPlugin, ApolloServerPluginInlineTraceDisabled()],
    introspection: false,
    includeStacktraceInErrorResponses: false,
    hideSchemaDetailsFromClientErrors: false,
    csrfPrevention: false,
    stopOnTerminationSignals: false,
    logger: runtime.log,
  });
  await apollo.start();
  await beginEpoch(ownContext(runtime));
  const stopStarted = await module.started?.(runtime.orm);

  const server = createServer(createApp({ runtime, apollo, sdl, publicKey: environment.publicKey }));
  server.keepAliveTimeout = 65_000;
  await listen(server, environment);
  const stopConsumers = await startConsumers({
    module,
    databaseUrl: environment.databaseUrl,
    newContext: () => ownContext(runtime),
    fetchFeed: gatewayFeed(runtime),
  });
  const { address, port } = server.address() as AddressInfo;
  return {
    url: `http://${address}:${port}`,
    orm: runtime.orm,
    sdl,
    async stop() {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeIdleConnections();
      setTimeout(() => server.closeAllConnections(), 3_000).unref();
      await closed;
      await stopConsumers();
      await stopStarted?.();
      await apollo.stop();
      await runtime.orm.close(true);
    },
  };
}

function listen(server: Server, { host, port }: ModuleEnvironment): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
}
