import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { graphql, parse, type GraphQLSchema } from 'graphql';
import type { JWK } from 'jose';
import { bodyHash, InternalTokens, type VerifiedClaims } from '../src/identity/internal-token.js';

export interface Asked {
  claims: VerifiedClaims;
  token: string;
  query: string;
  variables: Record<string, unknown>;
  session?: string;
  restrict(coordinate: string): void;
}

export interface SubgraphOptions {
  id: string;
  sdl: string;
  resolvers: Record<string, Record<string, unknown>>;
  version?: string;
  capabilities?: string[];
  identity?: (sessionHash: string) => object | null;
  file?: (path: string, claims: VerifiedClaims) => { status: number; contentType: string; body: string };
  /** Answers instead of GraphQL, when it answers anything at all. */
  misbehave?: (response: ServerResponse) => boolean;
  /** What else the manifest says. */
  manifest?: Record<string, unknown>;
  /** Answers any request at all, signed or not. */
  answer?: (request: IncomingMessage, response: ServerResponse) => boolean;
  web?: Record<string, string>;
  events?: (url: URL, claims: VerifiedClaims) => object;
}

const HEADER = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.7", import: ["@key", "@external", "@requires", "@shareable", "@override"])\n';

/** A small module of the kind that the SDK makes: answers nothing that is not signed for it and for this body. */
export class SignedSubgraph {
  readonly asked: Asked[] = [];
  readonly refusedTokens: string[] = [];
  identityCalls = 0;
  options: SubgraphOptions;
  readonly #tokens: InternalTokens;
  #schema: GraphQLSchema;
  #server: Server | undefined;
  #port = 0;

  constructor(options: SubgraphOptions, key: JWK) {
    this.options = options;
    this.#tokens = new InternalTokens(key);
    this.#schema = schemaOf(options);
  }

  get url(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  become(options: SubgraphOptions): void {
    this.options = options;
    this.#schema = schemaOf(options);
  }

  async start(): Promise<void> {
    this.#server = createServer((request, response) => void this.#answer(request, response));
    this.#server.listen(this.#port, '127.0.0.1');
    await once(this.#server, 'listening');
    this.#port = (this.#server.address() as AddressInfo).port;
  }

  async stop(): Promise<void> {
    if (!this.#server?.listening) return;
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, 'close');
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { id, version = '1.0.0', capabilities = [], sdl, identity, file: makeFile, misbehave } = this.options;
    if (this.options.answer?.(request, response)) return;
    if (request.url === '/health') return json(response, 200, { status: 'ok', id, version });
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const raw = Buffer.concat(chunks);
    const token = (request.headers.authorization ?? '').replace('Bearer ', '');
    const claims = await this.#tokens.verify(token).catch(() => undefined);
    if (!claims || claims.aud !== id || claims.bh !== bodyHash(raw)) {
      this.refusedTokens.push(token);
      return json(response, 401, { errors: [{ message: 'unsigned' }] });
    }
    if (request.url === '/manifest') return json(response, 200, { id, version, sdl: HEADER + sdl, capabilities, requires: {}, permissions: [], ...this.options.manifest });
    const url = new URL(request.url ?? '/', 'http://module');
    const file = url.pathname.startsWith('/web/') ? this.options.web?.[url.pathname.slice('/web/'.length)] : undefined;
    if (file !== undefined) return void response.writeHead(200, { 'content-type': 'text/html', 'set-cookie': 'a=b' }).end(file);
    if (url.pathname === '/events' && this.options.events) return json(response, 200, this.options.events(url, claims));
    if (url.pathname === '/web' || url.pathname.startsWith('/web/')) return json(response, 404, { errors: [] });
    if (request.url === '/identity') {
      this.identityCalls += 1;
      const { sessionHash } = JSON.parse(raw.toString()) as { sessionHash: string };
      return json(response, 200, { actor: identity?.(sessionHash) ?? null });
    }
    if (request.url?.startsWith('/files/')) {
      const made = makeFile?.(request.url, claims) ?? { status: 404, contentType: 'application/json', body: '{"errors":[]}' };
      response.writeHead(made.status, { 'content-type': made.contentType }).end(made.body);
      return;
    }
    if (misbehave?.(response)) return;
    await this.#answerGraphql(raw, claims, token, response);
  }

  async #answerGraphql(raw: Buffer, claims: VerifiedClaims, token: string, response: ServerResponse): Promise<void> {
    const { query, variables } = JSON.parse(raw.toString()) as { query: string; variables: Record<string, unknown> };
    const restricted: object[] = [];
    const asked: Asked = { claims, token, query, variables, restrict: (coordinate) => restricted.push({ coordinate, level: 'hidden', module: this.options.id }) };
    this.asked.push(asked);
    const result = await graphql({ schema: this.#schema, source: query, variableValues: variables, contextValue: asked });
    if (asked.session !== undefined) response.setHeader('x-demos-session', asked.session);
    json(response, 200, restricted.length > 0 ? { ...result, extensions: { restricted } } : result);
  }
}

function schemaOf({ sdl, resolvers }: SubgraphOptions): GraphQLSchema {
  return buildSubgraphSchema([{ typeDefs: parse(HEADER + sdl), resolvers: resolvers as never }]);
}

function json(response: ServerResponse, status: number, content: object): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(content));
}
