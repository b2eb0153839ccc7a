import { ApolloServer, HeaderMap, type HTTPGraphQLResponse } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import { stringifyAnswer } from '../execution/json-text.js';
import type { Logger } from '../logger.js';
import type { GatewayContext } from '../request-scope.js';
import type { VersionedGateway } from '../supergraph/versioned-gateway.js';
import { answerPlugin, type AnswerPluginOptions } from './answer.plugin.js';
import { presentError } from './error-presentation.js';
import type { Limits } from './limits.js';

export interface GraphqlServerOptions extends AnswerPluginOptions {
  gateway: VersionedGateway;
  limits: Limits;
  log: Logger;
}

export type HttpRequest = Parameters<ApolloServer<GatewayContext>['executeHTTPGraphQLRequest']>[0]['httpGraphQLRequest'];

/** Apollo Server over the versioned gateway; it starts with the first supergraph. */
export class GraphqlServer {
  readonly #apollo: ApolloServer<GatewayContext>;
  #started: Promise<void> | undefined;
  #ready = false;

  constructor({ gateway, limits, log, ...options }: GraphqlServerOptions) {
    this.#apollo = new ApolloServer<GatewayContext>({
      gateway,
      logger: log,
      nodeEnv: 'production',
      introspection: true,
      includeStacktraceInErrorResponses: false,
      allowBatchedHttpRequests: false,
      stopOnTerminationSignals: false,
      persistedQueries: false,
      parseOptions: { maxTokens: limits.tokens },
      stringifyResult: stringifyAnswer,
      formatError: presentError(log),
      plugins: [
        answerPlugin(options),
        ApolloServerPluginCacheControlDisabled(),
        ApolloServerPluginInlineTraceDisabled(),
        ApolloServerPluginLandingPageDisabled(),
        ApolloServerPluginSchemaReportingDisabled(),
        ApolloServerPluginUsageReportingDisabled(),
      ],
    });
  }

  get ready(): boolean {
    return this.#ready;
  }

  async start(): Promise<void> {
    this.#started ??= this.#apollo.start();
    await this.#started;
    this.#ready = true;
  }

  answer(httpGraphQLRequest: HttpRequest, context: () => Promise<GatewayContext>): Promise<HTTPGraphQLResponse> {
    return this.#apollo.executeHTTPGraphQLRequest({ httpGraphQLRequest, context });
  }

  async stop(): Promise<void> {
    if (this.#ready) await this.#apollo.stop();
  }
}

export { HeaderMap };
