import { v7 as uuidv7 } from 'uuid';
import type { ModuleClients } from '../module/module-clients.js';
import { platformClaims } from '../module/module-claims.js';
import { ModuleUnavailable } from '../module/module-unavailable.error.js';
import { system, type Actor, type Level } from './actor.js';
import type { InternalTokens } from './internal-token.js';

export interface SessionIdentityOptions {
  identityModule: () => string | undefined;
  clients: ModuleClients;
  tokens: InternalTokens;
  freshMs?: number;
  /** While the identity module is down nobody can be blocked or signed out either: who was known stays known this long. */
  graceMs?: number;
  now?: () => number;
}

interface Known {
  actor: Actor | null;
  confirmedAt: number;
  askAgainAt: number;
}

const MOST_KNOWN = 10_000;
const PATIENCE_MS = 3_000;

/** Who holds a session, as the identity module says; remembered for two seconds. */
export class SessionIdentity {
  readonly #known = new Map<string, Known>();
  readonly #asking = new Map<string, Promise<Actor | null>>();
  readonly #options: Required<SessionIdentityOptions>;

  constructor(options: SessionIdentityOptions) {
    this.#options = { freshMs: 2_000, graceMs: 300_000, now: Date.now, ...options };
  }

  async actorOf(sessionHash: string): Promise<Actor | null> {
    const known = this.#known.get(sessionHash);
    const now = this.#options.now();
    if (known && now < known.askAgainAt) return known.actor;
    try {
      return await this.#askOnce(sessionHash);
    } catch (error) {
      if (!known || now - known.confirmedAt > this.#options.graceMs) throw error;
      known.askAgainAt = now + this.#options.freshMs;
      return known.actor;
    }
  }

  forget(sessionHash: string): void {
    this.#known.delete(sessionHash);
    this.#asking.delete(sessionHash);
  }

  #askOnce(sessionHash: string): Promise<Actor | null> {
    const asked = this.#asking.get(sessionHash);
    if (asked) return asked;
    const asking = this.#ask(sessionHash)
      .then((actor) => {
        if (this.#asking.get(sessionHash) === asking) this.#remember(sessionHash, actor);
        return actor;
      })
      .finally(() => {
        if (this.#asking.get(sessionHash) === asking) this.#asking.delete(sessionHash);
      });
    this.#asking.set(sessionHash, asking);
    return asking;
  }

  async #ask(sessionHash: string): Promise<Actor | null> {
    const moduleId = this.#options.identityModule();
    if (!moduleId) return null;
    const body = JSON.stringify({ sessionHash });
    const claims = platformClaims(moduleId, system, 'identity', uuidv7(), body);
    const { statusCode, content } = await this.#options.clients.of(moduleId).ask({
      method: 'POST',
      path: '/identity',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${this.#options.tokens.sign(claims)}` },
      body,
      signal: AbortSignal.timeout(PATIENCE_MS),
      repeatable: true,
    });
    if (statusCode !== 200) throw new ModuleUnavailable(moduleId, 'refused');
    return parseActor(moduleId, content);
  }

  #remember(sessionHash: string, actor: Actor | null): void {
    this.#known.delete(sessionHash);
    const confirmedAt = this.#options.now();
    this.#known.set(sessionHash, { actor, confirmedAt, askAgainAt: confirmedAt + this.#options.freshMs });
    if (this.#known.size <= MOST_KNOWN) return;
    const oldest = this.#known.keys().next();
    if (!oldest.done) this.#known.delete(oldest.value);
  }
}

function parseActor(moduleId: string, content: unknown): Actor | null {
  const actor: unknown = typeof content === 'object' && content !== null && 'actor' in content ? content.actor : undefined;
  if (actor === null) return null;
  if (typeof actor !== 'object') throw new ModuleUnavailable(moduleId, 'garbage');
  const { id, name, officeIds, permissions, fieldRights, permissionVersion, locale } = actor as Partial<Actor>;
  if (typeof id !== 'string' || typeof name !== 'string' || !Array.isArray(permissions)) throw new ModuleUnavailable(moduleId, 'garbage');
  return Object.freeze<Actor>({
    id,
    name,
    kind: 'user',
    officeIds: officeIds ?? [],
    permissions: permissions.filter((permission) => permission !== '*'),
    fieldRights: (fieldRights ?? {}) as Record<string, Level>,
    permissionVersion: permissionVersion ?? 0,
    locale,
  });
}
