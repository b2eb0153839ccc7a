import { generateKeyPairSync } from 'node:crypto';
import type { JWK } from 'jose';
import { pino } from 'pino';
import { startGateway, type GatewayOptions, type RunningGateway } from '../src/gateway.js';
import { bodyHash, InternalTokens } from '../src/identity/internal-token.js';
import { MemoryRegistryStore } from '../src/registry/memory.registry-store.js';
import type { ModuleStanding } from '../src/registry/module-record.js';
import { SignedSubgraph, type SubgraphOptions } from './signed-subgraph.js';

export interface Answer {
  status: number;
  headers: Headers;
  data?: Record<string, unknown> | null;
  errors?: { message: string; path?: (string | number)[]; extensions: Record<string, unknown> }[];
  extensions?: Record<string, unknown>;
}

export type Json = Record<string, unknown>;

export const SESSION = 'session-token-of-the-clerk';
export const ADMINISTRATOR_SESSION = 'session-token-of-the-administrator';
export const CLERK = { cookie: `demos_session=${SESSION}` };
export const ADMINISTRATOR = { cookie: `demos_session=${ADMINISTRATOR_SESSION}` };

/** A gateway with real subgraphs behind it, all in this process, over real sockets. */
export class Office {
  readonly store = new MemoryRegistryStore();
  readonly key: JWK = newKey();
  readonly modules = new Map<string, SignedSubgraph>();
  readonly #strangers: SignedSubgraph[] = [];
  gateway!: RunningGateway;

  static async open(modules: SubgraphOptions[], options: Partial<GatewayOptions> = {}): Promise<Office> {
    const office = new Office();
    for (const module of modules) await office.add(module);
    await office.start(options);
    return office;
  }

  async start({ awaitReady = this.modules.size > 0, ...options }: Partial<GatewayOptions> & { awaitReady?: boolean } = {}): Promise<void> {
    this.gateway = await startGateway({
      store: this.store,
      privateKey: this.key,
      log: pino({ level: 'silent' }),
      pollMs: 100,
      modules: { cooldownMs: 100, timeoutMs: 2_000 },
      ...options,
    });
    if (awaitReady) await this.until(async () => (await this.health()).ready);
  }

  async add(options: SubgraphOptions, standing: ModuleStanding = {}): Promise<SignedSubgraph> {
    const module = await this.run(options);
    this.modules.set(options.id, module);
    this.store.register(options.id, module.url, standing);
    return module;
  }

  /** A module that runs but that nobody has registered. */
  async run(options: SubgraphOptions): Promise<SignedSubgraph> {
    const module = new SignedSubgraph(options, this.key);
    await module.start();
    this.#strangers.push(module);
    return module;
  }

  async get(path: string, headers: Record<string, string> = ADMINISTRATOR): Promise<{ status: number; headers: Headers; content: Json }> {
    return this.#answerOf(await fetch(this.gateway.url + path, { headers }));
  }

  async post(path: string, body: object, headers: Record<string, string> = ADMINISTRATOR): Promise<{ status: number; headers: Headers; content: Json }> {
    return this.#answerOf(await fetch(this.gateway.url + path, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(body) }));
  }

  /** As the platform itself: with a token that is bound to the body. */
  async postAsSystem(path: string, body: object): Promise<Json> {
    const text = JSON.stringify(body);
    const token = new InternalTokens(this.key).sign({ aud: 'gateway', sub: 'system', kind: 'system', name: 'DEMOS', offices: [], can: ['*'], fields: {}, pv: 0, loc: 'ru', rid: 'r', bh: bodyHash(text) });
    return (await this.post(path, body, { authorization: `Internal ${token}` })).content;
  }

  async health(): Promise<{ ready: boolean; modules: Record<string, { status: string; version: string }> }> {
    return (await fetch(`${this.gateway.url}/health`)).json() as Promise<{ ready: boolean; modules: Record<string, { status: string; version: string }> }>;
  }

  async ask(query: string, variables: object = {}, headers: Record<string, string> = { cookie: `demos_session=${SESSION}` }): Promise<Answer> {
    const response = await fetch(`${this.gateway.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ query, variables }),
    });
    return { status: response.status, headers: response.headers, ...((await response.json()) as object) };
  }

  async until(condition: () => Promise<boolean> | boolean, patienceMs = 8_000): Promise<void> {
    const deadline = Date.now() + patienceMs;
    while (!(await condition())) {
      if (Date.now() > deadline) throw new Error('It did not happen in time');
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  async close(): Promise<void> {
    await this.gateway.stop(500);
    for (const module of new Set([...this.modules.values(), ...this.#strangers])) await module.stop();
  }

  async #answerOf(response: Response): Promise<{ status: number; headers: Headers; content: Json }> {
    const text = await response.text();
    const content = response.headers.get('content-type')?.startsWith('application/json') ? (JSON.parse(text) as Json) : { text };
    return { status: response.status, headers: response.headers, content };
  }
}

export function newKey(): JWK {
  return { ...generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' }), kid: 'test' } as JWK;
}
