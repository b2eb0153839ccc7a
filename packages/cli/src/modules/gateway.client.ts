import { setTimeout as delay } from 'node:timers/promises';
import type { ModuleManifest } from './package.manifest.js';
import { Refusal } from './refusal.js';
import type { Findings } from './refusal.js';

const CHECK_PATIENCE = 40_000;
const JOIN_PATIENCE = 10_000;
const LOOK_EVERY = 25;

export interface Question {
  id: string;
  url?: string;
  manifest?: ModuleManifest;
  /** The module is to go. */
  without?: true;
}

export interface CheckReport extends Findings {
  ok: boolean;
}

interface Health {
  ready: boolean;
  modules: Record<string, { status: string; version: string | null; joined?: boolean; problem?: string | null } | undefined>;
}

/** What the supervisor asks of the gateway about modules. */
export class GatewayClient {
  constructor(
    readonly url: string,
    readonly token: (body?: string) => string,
  ) {}

  /** What would happen; nothing does. */
  async check(question: Question): Promise<CheckReport> {
    const body = JSON.stringify(question);
    const answer = await this.#post('/platform/check', body);
    if (!answer?.ok) throw new Refusal('CANNOT_CHECK', `The gateway cannot check the module now (${answer ? `status ${answer.status}` : 'it does not answer'}). Try again when "demos status" says that it is live.`);
    return (await answer.json()) as CheckReport;
  }

  /** Resolves when the running graph has this version of the module; says why when it does not come to that. */
  async untilJoined(id: string, version: string): Promise<string | undefined> {
    const deadline = Date.now() + JOIN_PATIENCE;
    let last: string | undefined;
    while (Date.now() < deadline) {
      const known = (await this.#health())?.modules[id];
      if (known?.status === 'up' && known.version === version && known.joined !== false) return undefined;
      last = known?.problem ?? (known ? `it is ${known.status} in version ${known.version ?? 'unknown'}` : last);
      await delay(LOOK_EVERY);
    }
    return last ?? 'the gateway has not taken it up';
  }

  /** Resolves when the running graph is without the module. */
  async untilGone(id: string): Promise<void> {
    const deadline = Date.now() + JOIN_PATIENCE;
    let goneAt = 0;
    while (Date.now() < deadline) {
      const health = await this.#health();
      if (health && !health.modules[id]) {
        goneAt ||= Date.now();
        if ((health.ready && Date.now() - goneAt > 100) || Date.now() - goneAt > 1500) return;
      }
      await delay(LOOK_EVERY);
    }
  }

  async statusOf(): Promise<Health['modules']> {
    return (await this.#health())?.modules ?? {};
  }

  async #health(): Promise<Health | undefined> {
    try {
      const response = await fetch(`${this.url}/health`, { signal: AbortSignal.timeout(2000) });
      return (await response.json()) as Health;
    } catch {
      return undefined;
    }
  }

  async #post(path: string, body: string): Promise<Response | undefined> {
    try {
      return await fetch(this.url + path, {
        method: 'POST',
        body,
        headers: { 'content-type': 'application/json', authorization: `Internal ${this.token(body)}` },
        signal: AbortSignal.timeout(CHECK_PATIENCE),
      });
    } catch {
      return undefined;
    }
  }
}
