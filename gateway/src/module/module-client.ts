import { Pool, type Dispatcher } from 'undici';
import { CircuitBreaker } from './circuit-breaker.js';
import { ModuleUnavailable } from './module-unavailable.error.js';

export interface ModuleClientOptions {
  timeoutMs?: number;
  maxAnswerBytes?: number;
  connections?: number;
  cooldownMs?: number;
}

export interface ModuleRequest {
  method: 'GET' | 'POST';
  path: string;
  headers: Record<string, string>;
  body?: string;
  signal?: AbortSignal;
  /** A request without effect may be sent once more when a kept connection turns out to be closed. */
  repeatable: boolean;
}

const CLOSED_BY_PEER = new Set(['UND_ERR_SOCKET', 'ECONNRESET', 'EPIPE']);
const SLOW = new Set(['UND_ERR_HEADERS_TIMEOUT', 'UND_ERR_BODY_TIMEOUT']);

/** Keep-alive connections to one module at one address, with its circuit breaker. */
export class ModuleClient {
  readonly url: string;
  readonly #moduleId: string;
  readonly #pool: Pool;
  readonly #breaker: CircuitBreaker;
  readonly #basePath: string;

  constructor(moduleId: string, url: string, options: ModuleClientOptions = {}) {
    const { origin, pathname } = new URL(url);
    const timeout = options.timeoutMs ?? 30_000;
    this.#moduleId = moduleId;
    this.url = url;
    this.#basePath = pathname.replace(/\/$/, '');
    this.#breaker = new CircuitBreaker({ cooldownMs: options.cooldownMs });
    this.#pool = new Pool(origin, {
      connections: options.connections ?? 64,
      pipelining: 1,
      connect: { timeout: 2_000 },
      headersTimeout: timeout,
      bodyTimeout: timeout,
      maxResponseSize: options.maxAnswerBytes ?? 32 * 1024 * 1024,
    });
  }

  async send(request: ModuleRequest): Promise<Dispatcher.ResponseData> {
    if (!this.#breaker.admit()) throw new ModuleUnavailable(this.#moduleId, 'unreachable');
    try {
      const answer = await this.#dispatch(request);
      this.#breaker.succeeded();
      return answer;
    } catch (error) {
      throw this.unavailable(error, request.signal);
    }
  }

  /** What went wrong on the wire, told without addresses; a request that the caller gave up says nothing of the module. */
  unavailable(error: unknown, signal?: AbortSignal): ModuleUnavailable {
    if (error instanceof ModuleUnavailable) return error;
    if (signal?.aborted) return new ModuleUnavailable(this.#moduleId, 'timeout', error);
    const code = codeOf(error);
    if (code === 'UND_ERR_RES_EXCEEDED_MAX_SIZE') return new ModuleUnavailable(this.#moduleId, 'too-large', error);
    if (error instanceof SyntaxError) return new ModuleUnavailable(this.#moduleId, 'garbage', error);
    this.#breaker.failed();
    return new ModuleUnavailable(this.#moduleId, SLOW.has(code) ? 'timeout' : 'unreachable', error);
  }

  async close(): Promise<void> {
    await this.#pool.close();
  }

  async #dispatch({ repeatable, path, ...request }: ModuleRequest): Promise<Dispatcher.ResponseData> {
    const options = { ...request, path: this.#basePath + path };
    try {
      return await this.#pool.request(options);
    } catch (error) {
      if (!repeatable || request.signal?.aborted || !CLOSED_BY_PEER.has(codeOf(error))) throw error;
      return await this.#pool.request(options);
    }
  }
}

function codeOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
}
