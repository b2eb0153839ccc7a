import { request } from 'undici';

/**
 * The whole graph, asked through the gateway.
 *
 * @example const all = await ctx.graph.asModule().query<{ offices: Reference[] }>('{ offices { id } }');
 */
export interface GraphClient {
  /**
   * Asks the whole graph as the acting user: what he may not see, the module does not get either.
   *
   * @throws GraphRefused with the errors of the graph
   * @example const { address } = await ctx.graph.query<{ address: Reference | null }>('query ($id: ID!) { address(id: $id) { id text } }', { id: addressId });
   */
  query<T>(document: string, variables?: Record<string, unknown>): Promise<T>;
  /** The same graph asked by the module itself, with the rights that an administrator granted to it. */
  asModule(): GraphClient;
}

/** Makes the `authorization` header for a body. */
export type Authorize = (body: string) => Promise<string> | string;

/** One error of the graph. */
export interface GraphProblem {
  message: string;
  path?: (string | number)[];
  extensions?: Record<string, unknown>;
}

/**
 * The graph answered with errors.
 *
 * @example
 * try {
 *   await ctx.graph.query('{ offices { id } }');
 * } catch (error) {
 *   if (error instanceof GraphRefused) ctx.log.warn({ codes: error.errors.map(({ extensions }) => extensions?.code) }, 'refused');
 * }
 */
export class GraphRefused extends Error {
  constructor(readonly errors: readonly GraphProblem[]) {
    super(errors.map((error) => error.message).join('; '));
    this.name = 'GraphRefused';
  }
}

/** A client of the gateway; `authorize` passes the caller's own token on, `authorizeModule` shows the module itself. */
export function graphClient(gatewayUrl: string, locale: string, authorize: Authorize, authorizeModule: Authorize): GraphClient {
  return {
    asModule: () => graphClient(gatewayUrl, locale, authorizeModule, authorizeModule),
    async query<T>(document: string, variables: Record<string, unknown> = {}): Promise<T> {
      const body = JSON.stringify({ query: document, variables });
      const response = await request(`${gatewayUrl}/graphql`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          accept: 'application/json',
          'x-demos-locale': locale,
          authorization: await authorize(body),
        },
        body,
        headersTimeout: 20_000,
        bodyTimeout: 20_000,
      });
      const answer = (await response.body.json()) as { data?: T; errors?: GraphProblem[] };
      if (answer.errors?.length || !answer.data) {
        throw new GraphRefused(answer.errors ?? [{ message: `The gateway answered ${response.statusCode}` }]);
      }
      return answer.data;
    },
  };
}
