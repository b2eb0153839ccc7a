import { Pool, type Dispatcher } from 'undici';
import { CircuitBreaker } from './circuit-breaker.js';
import { ModuleUnavailable } from './module-unavailable.error.js';

export interface ModuleClientOptions {
  /** How long a module may take for one answer, the last byte included. */
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
  /** Asks whether the module lives: goes out in any case and says little about its work. */
  probe?: boolean;
  /** More patience than with other questions: printing takes its time. */
  timeoutMs?: number;
}

export const MODULE_TIMEOUT_MS = 10_000;


export interface JsonAnswer {
  statusCode: number;
  headers: Dispatcher.ResponseData['headers'];
  content: unknown;
}

class TooLate extends Error {}

const CLOSED_BY_PEER = new Set(['UND_ERR_SOCKET', 'ECONNRESET', 'EPIPE']);
const SLOW = new Set(['UND_ERR_HEADERS_TIMEOUT', 'UND_ERR_BODY_TIMEOUT']);

/** Keep-alive connections to one module at one address, with its circuit breaker. */
export class ModuleClient {
  readonly url: string;
  readonly #moduleId: string;
  readonly #pool: Pool;
  readonly #breaker: CircuitBreaker;
  readonly #basePath: string;
  readonly #timeoutMs: number;
  #lastReason: 'unreachable' | 'timeout' = 'unreachable';

  constructor(moduleId: string, url: string, options: ModuleClientOptions = {}) {
    const { origin, pathname } = new URL(url);
    const timeout = options.timeoutMs ?? MODULE_TIMEOUT_MS;
    this.#timeoutMs = timeout;
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

  /** For answers that are passed on as they come. */
  async send(request: ModuleRequest): Promise<Dispatcher.ResponseData> {
    const answer = await this.#open(request);
    if (request.probe) this.#breaker.reachable();
    else this.#breaker.succeeded();
    return answer;
  }

  /** For answers in JSON; a module that sends them byte by byte is cut off as one that sends nothing. */
  async ask(request: ModuleRequest): Promise<JsonAnswer> {
    const startedAt = performance.now();
    const { statusCode, headers, body } = await this.#open(request);
    const late = setTimeout(() => body.destroy(new TooLate()), Math.max(0, this.#timeoutMs - (performance.now() - startedAt)));
    try {
      const content: unknown = await body.json();
      if (request.probe) this.#breaker.reachable();
      else this.#breaker.succeeded();
      return { statusCode, headers, content };
    } catch (error) {
      throw this.unavailable(error, request.signal);
    } finally {
      clearTimeout(late);
    }
  }

  /** What went wrong on the wire, told without addresses; a request that the caller gave up says nothing of the module. */
  unavailable(error: unknown, signal?: AbortSignal): ModuleUnavailable {
    if (error instanceof ModuleUnavailable) return error;
    if (signal?.aborted) return new ModuleUnavailable(this.#moduleId, 'timeout', error);
    const code = codeOf(error);
    if (code === 'UND_ERR_RES_EXCEEDED_MAX_SIZE') return new ModuleUnavailable(this.#moduleId, 'too-large', error);
    if (error instanceof SyntaxError) return new ModuleUnavailable(this.#moduleId, 'garbage', error);
    this.#lastReason = error instanceof TooLate || SLOW.has(code) ? 'timeout' : 'unreachable';
    this.#breaker.failed(this.#lastReason === 'timeout' ? 'silent' : 'broken');
    return new ModuleUnavailable(this.#moduleId, this.#lastReason, error);
  }

  async close(): Promise<void> {
    await this.#pool.close();
  }

  async #open(request: ModuleRequest): Promise<Dispatcher.ResponseData> {
    if (!request.probe && !this.#breaker.admit()) throw new ModuleUnavailable(this.#moduleId, this.#lastReason);
    try {
      return await this.#dispatch(request);
    } catch (error) {
      throw this.unavailable(error, request.signal);
    }
  }

  async #dispatch({ repeatable, path, method, headers, body, timeoutMs, ...request }: ModuleRequest): Promise<Dispatcher.ResponseData> {
    const options = { method, headers, body, signal: request.signal, headersTimeout: timeoutMs, path: this.#basePath + path };
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
