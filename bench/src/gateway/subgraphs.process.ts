import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { graphql, parse, type GraphQLSchema } from 'graphql';
import { subgraphs } from './graph.js';

/**
 * The modules of the bench in one process. Each question is answered by GraphQL once and from memory afterwards,
 * so that a run measures the gateway and not what stands behind it.
 */
const answers = new Map<string, Buffer>();
let calls = 0;

async function rawBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

function reply(response: ServerResponse, content: Buffer | object): void {
  const bytes = Buffer.isBuffer(content) ? content : Buffer.from(JSON.stringify(content));
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': bytes.length }).end(bytes);
}

/** Whoever brings a session is a user with ordinary rights. */
function holderOf(sessionHash: string): object {
  return {
    id: `user-${sessionHash.slice(0, 12)}`,
    name: 'Svetloozerskaya Anna',
    officeIds: ['o1'],
    permissions: ['accounts.read', 'products.read', 'inventory.read', 'reviews.read'],
    fieldRights: {},
    permissionVersion: 1,
  };
}

async function answerGraphql(schema: GraphQLSchema, id: string, body: string): Promise<Buffer> {
  const key = `${id} ${body}`;
  const known = answers.get(key);
  if (known) return known;
  const { query, variables, operationName } = JSON.parse(body) as { query: string; variables?: Record<string, unknown>; operationName?: string };
  const result = await graphql({ schema, source: query, variableValues: variables, operationName });
  const made = Buffer.from(JSON.stringify(result));
  answers.set(key, made);
  return made;
}

async function serve(id: string, capabilities: string[]): Promise<string> {
  const { sdl, resolvers } = subgraphs[id] ?? { sdl: '', resolvers: {} };
  const schema = buildSubgraphSchema([{ typeDefs: parse(sdl), resolvers: resolvers as never }]);
  const server = createServer({ keepAliveTimeout: 120_000 }, (request, response) => {
    void (async () => {
      if (request.url === '/calls') return reply(response, { calls });
      if (request.url === '/health') return reply(response, { status: 'ok', id, version: '1.0.0' });
      if (request.url === '/manifest') return reply(response, { id, version: '1.0.0', sdl, capabilities, requires: {}, permissions: [] });
      const body = await rawBody(request);
      calls += 1;
      if (request.url === '/identity') return reply(response, { actor: holderOf((JSON.parse(body) as { sessionHash: string }).sessionHash) });
      return reply(response, await answerGraphql(schema, id, body));
    })();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const urls: Record<string, string> = {};
for (const id of Object.keys(subgraphs)) urls[id] = await serve(id, id === 'accounts' ? ['identity'] : []);
process.on('disconnect', () => process.exit(0));
process.send?.({ type: 'ready', urls });
