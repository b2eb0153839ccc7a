import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

/** Answers what the module asks of the rest of the graph: the data, or an Error. */
export type GraphAnswer = (document: string, variables: Record<string, unknown>) => unknown;

export interface StandInGraph {
  url: string;
  stop(): Promise<void>;
}

/** Stands where the gateway stands, for an author who has his module alone. */
export async function startStandInGraph(answer: GraphAnswer): Promise<StandInGraph> {
  const server = createServer(async (request, response) => {
    const { query, variables } = JSON.parse(await text(request)) as { query: string; variables?: Record<string, unknown> };
    response.setHeader('content-type', 'application/json');
    try {
      response.end(JSON.stringify({ data: await answer(query, variables ?? {}) }));
    } catch (error) {
      response.end(JSON.stringify({ data: null, errors: [{ message: error instanceof Error ? error.message : String(error) }] }));
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
