import { v7 as uuidv7 } from 'uuid';
import { anonymous, type Actor, type Locale } from './identity/actor.js';

export interface Restriction {
  coordinate: string;
  level: string;
  module?: string;
}

/** Everything that the gateway knows about one request; never shared between two. */
export class RequestScope {
  readonly id = uuidv7();
  readonly startedAt = performance.now();
  readonly restricted = new Map<string, Restriction>();
  readonly #abandoned = new AbortController();
  actor: Actor = anonymous;
  sessionHash: string | undefined;
  locale: Locale = 'ru';
  operationName: string | null = null;
  errorCodes: string[] = [];
  /** What the identity module asked for: a session token to set, '' to clear, undefined to leave alone. */
  newSession: string | undefined;
  mutates = false;
  /** Planned for the sake of the plan: no module is asked. */
  rehearsal = false;
  /** Whether the browser came by TLS. */
  secure = false;

  get signal(): AbortSignal {
    return this.#abandoned.signal;
  }

  /** Nobody waits any more: reads stop at once, a change that is under way is left to finish. */
  leave(): void {
    if (!this.mutates) this.abort();
  }

  abort(): void {
    this.#abandoned.abort();
  }

  restrict(restriction: Restriction): void {
    this.restricted.set(`${restriction.coordinate} ${restriction.level} ${restriction.module ?? ''}`, restriction);
  }
}

export interface GatewayContext {
  scope: RequestScope;
}
