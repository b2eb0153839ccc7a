import { v7 as uuidv7 } from 'uuid';
import { system } from '../identity/actor.js';
import type { InternalTokens } from '../identity/internal-token.js';
import { platformClaims } from '../module/module-claims.js';
import type { ModuleClients } from '../module/module-clients.js';
import { parseManifest, type Manifest } from './module-record.js';

const PATIENCE_MS = 5_000;

/** Asks modules who they are. */
export class ManifestClient {
  readonly #clients: ModuleClients;
  readonly #tokens: InternalTokens;

  constructor(clients: ModuleClients, tokens: InternalTokens) {
    this.#clients = clients;
    this.#tokens = tokens;
  }

  async fetch(moduleId: string): Promise<Manifest> {
    const token = this.#tokens.sign(platformClaims(moduleId, system, 'registry', uuidv7(), ''));
    const { statusCode, content } = await this.#clients.of(moduleId).ask({
      method: 'GET',
      path: '/manifest',
      headers: { accept: 'application/json', authorization: `Bearer ${token}` },
      signal: AbortSignal.timeout(PATIENCE_MS),
      repeatable: true,
      probe: true,
    });
    if (statusCode !== 200) throw new Error(`the manifest was answered with ${statusCode}`);
    return parseManifest(moduleId, content);
  }

  /** The version that runs now: cheap enough to ask every other second. */
  async health(moduleId: string): Promise<string | undefined> {
    const { statusCode, content } = await this.#clients.of(moduleId).ask({
      method: 'GET',
      path: '/health',
      headers: { accept: 'application/json' },
      signal: AbortSignal.timeout(PATIENCE_MS),
      repeatable: true,
      probe: true,
    });
    if (statusCode !== 200) throw new Error(`health was answered with ${statusCode}`);
    return typeof content === 'object' && content !== null && 'version' in content ? String(content.version) : undefined;
  }
}
