import { Agent, request } from 'undici';
import { v7 as uuidv7 } from 'uuid';
import type { Problem } from '../composition/problem.js';
import { system } from '../identity/actor.js';
import type { InternalTokens } from '../identity/internal-token.js';
import { platformClaims } from '../module/module-claims.js';
import { parseManifest, type Manifest } from '../registry/module-record.js';

export interface VisitOptions {
  tokens: InternalTokens;
  patienceMs?: number;
  maxBytes?: number;
}

interface Question {
  method: 'GET' | 'POST';
  path: string;
  body?: string;
  signed: boolean;
}

const PATIENCE_MS = 5_000;
const MAX_BYTES = 5 * 1024 * 1024;
const HELLO = '{"query":"{ __typename }"}';

/** What keeps a candidate from being talked to. */
export class CannotJoin extends Error {
  readonly problem: Problem;

  constructor(code: string, message: string, module: string) {
    super(message);
    this.problem = { code, message, module };
  }
}

/** Talks to a module that is not part of the graph yet: with little patience, and believing nothing. */
export class CandidateVisit {
  readonly #id: string;
  readonly #url: string;
  readonly #tokens: InternalTokens;
  readonly #patienceMs: number;
  readonly #agent: Agent;

  constructor(id: string, url: string, { tokens, patienceMs = PATIENCE_MS, maxBytes = MAX_BYTES }: VisitOptions) {
    this.#id = id;
    this.#url = url.replace(/\/$/, '');
    this.#tokens = tokens;
    this.#patienceMs = patienceMs;
    this.#agent = new Agent({ connect: { timeout: 2_000 }, maxResponseSize: maxBytes });
  }

  /** @throws CannotJoin */
  async manifest(): Promise<Manifest> {
    const { status, content } = await this.#ask({ method: 'GET', path: '/manifest', signed: true });
    if (status !== 200) throw this.#refuse('GARBAGE', `answered ${status} instead of its manifest; serveModule of the SDK answers it`);
    try {
      return parseManifest(this.#id, content);
    } catch (error) {
      throw this.#refuse('GARBAGE', `has a manifest that cannot be used: ${error instanceof Error ? error.message : String(error)}`);
    }
  }

  /** A module answers the gateway, and nobody else. @throws CannotJoin */
  async greet(): Promise<void> {
    const unsigned = await this.#ask({ method: 'POST', path: '/graphql', body: HELLO, signed: false });
    if (unsigned.status !== 401 && unsigned.status !== 403) throw this.#refuse('ANSWERS_UNSIGNED', 'answers requests that the gateway has not signed; it must refuse them with 401');
    const { status, content } = await this.#ask({ method: 'POST', path: '/graphql', body: HELLO, signed: true });
    if (status !== 200 || !answersHello(content)) throw this.#refuse('GARBAGE', `does not answer GraphQL at /graphql (status ${status})`);
  }

  async end(): Promise<void> {
    await this.#agent.destroy();
  }

  async #ask({ method, path, body, signed }: Question): Promise<{ status: number; content: unknown }> {
    const claims = platformClaims(this.#id, system, 'registry', uuidv7(), body ?? '');
    const patience = AbortSignal.timeout(this.#patienceMs);
    try {
      const answer = await request(this.#url + path, {
        method,
        body,
        dispatcher: this.#agent,
        signal: patience,
        headers: { 'content-type': 'application/json', accept: 'application/json', ...(signed ? { authorization: `Bearer ${this.#tokens.sign(claims)}` } : {}) },
      });
      if (!signed) return { status: answer.statusCode, content: await answer.body.dump({ limit: 64 * 1024 }) };
      return { status: answer.statusCode, content: await answer.body.json() };
    } catch (error) {
      throw this.#whyNot(error, path, patience);
    }
  }

  #whyNot(error: unknown, path: string, patience: AbortSignal): CannotJoin {
    if (patience.aborted) return this.#refuse('SLOW', `did not answer ${path} within ${this.#patienceMs / 1000} s`);
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (code === 'UND_ERR_RES_EXCEEDED_MAX_SIZE') return this.#refuse('TOO_LARGE', `gave an answer at ${path} that is too large`);
    if (error instanceof SyntaxError) return this.#refuse('GARBAGE', `answered something at ${path} that is not JSON`);
    return this.#refuse('UNREACHABLE', `cannot be reached at ${path} (${code || 'the connection broke'})`);
  }

  #refuse(code: string, what: string): CannotJoin {
    return new CannotJoin(code, `Module "${this.#id}" ${what}`, this.#id);
  }
}

function answersHello(content: unknown): boolean {
  if (typeof content !== 'object' || content === null) return false;
  const { data, errors } = content as { data?: { __typename?: unknown } | null; errors?: unknown };
  return errors === undefined && typeof data?.__typename === 'string';
}
