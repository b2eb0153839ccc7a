import type { IncomingMessage } from 'node:http';
import { GraphQLError } from 'graphql';
import { ModuleUnavailable } from '../module/module-unavailable.error.js';
import type { RequestScope } from '../request-scope.js';
import { anonymous, system, type Actor, type Locale } from './actor.js';
import { bodyHash, type InternalTokens, type VerifiedClaims } from './internal-token.js';
import { hashSession, sessionTokenOf } from './session-cookie.js';
import type { ModuleIdentity } from './module-identity.js';
import type { SessionIdentity } from './session.identity.js';

/** Tokens that the platform gives to modules for its own questions; nobody may ask anything with them. */
const PLATFORM_PURPOSES = new Set(['registry', 'identity', 'events', 'web']);

export interface AuthenticationOptions {
  tokens: InternalTokens;
  identity: SessionIdentity;
  modules: ModuleIdentity;
  /** Whether a module was installed into the office rather than being part of it. */
  isGuest: (moduleId: string) => boolean;
}

/** Finds out who asks and in which language; nothing that a client says of itself is believed. */
export class Authentication {
  readonly #tokens: InternalTokens;
  readonly #identity: SessionIdentity;
  readonly #modules: ModuleIdentity;
  readonly #isGuest: (moduleId: string) => boolean;

  constructor({ tokens, identity, modules, isGuest }: AuthenticationOptions) {
    this.#tokens = tokens;
    this.#identity = identity;
    this.#modules = modules;
    this.#isGuest = isGuest;
  }

  async enter(scope: RequestScope, request: IncomingMessage, rawBody: Buffer): Promise<void> {
    const asked = localeFrom(request);
    scope.locale = asked ?? 'ru';
    const [, scheme, token] = /^(Internal|Module) (.+)$/.exec(request.headers.authorization ?? '') ?? [];
    if (scheme === 'Internal' && token) await this.#enterWithToken(scope, token, rawBody);
    else if (token) scope.actor = await this.#moduleBehind(token, rawBody);
    else await this.#enterWithSession(scope, sessionTokenOf(request));
    scope.locale = asked ?? scope.actor.locale ?? 'ru';
  }

  async #enterWithSession(scope: RequestScope, token: string | undefined): Promise<void> {
    if (!token) return;
    scope.sessionHash = hashSession(token);
    scope.actor = await this.#holderOf(scope.sessionHash, scope.locale);
  }

  async #enterWithToken(scope: RequestScope, token: string, rawBody: Buffer): Promise<void> {
    const claims = await this.#verify(token);
    if (claims.purpose && PLATFORM_PURPOSES.has(claims.purpose)) throw refused('The token is not for asking');
    if (claims.aud === 'gateway' && claims.bh && claims.bh !== bodyHash(rawBody)) throw refused('The token belongs to another body');
    scope.sessionHash = claims.sid;
    scope.actor = await this.#actorBehind(claims, scope.locale);
  }

  /** A token that a module was given counts for what it was given for; the platform's own all-embracing rights are not a guest's to pass on. */
  async #actorBehind(claims: VerifiedClaims, locale: Locale): Promise<Actor> {
    if (claims.kind === 'module') return this.#modules.actor(claims.sub.replace(/^module:/, ''));
    if (claims.kind === 'system') return claims.aud !== 'gateway' && this.#isGuest(claims.aud) ? this.#modules.actor(claims.aud) : system;
    return claims.sid ? this.#holderOf(claims.sid, locale) : anonymous;
  }

  /** Nobody is taken for anonymous only because it cannot be found out who he is. */
  async #holderOf(sessionHash: string, locale: Locale): Promise<Actor> {
    try {
      return (await this.#identity.actorOf(sessionHash)) ?? anonymous;
    } catch (error) {
      if (!(error instanceof ModuleUnavailable)) throw error;
      throw new GraphQLError(error.in(locale), { extensions: { ...error.extensions, http: { status: 503 } }, originalError: error });
    }
  }

  async #moduleBehind(token: string, rawBody: Buffer): Promise<Actor> {
    try {
      return await this.#modules.actorOf(token, rawBody);
    } catch {
      throw refused('The token of the module is not valid');
    }
  }

  async #verify(token: string): Promise<VerifiedClaims> {
    try {
      return await this.#tokens.verify(token);
    } catch {
      throw refused('The internal token is not valid');
    }
  }
}

/** The language that the request names, if it names one that there is. */
export function localeFrom(request: IncomingMessage): Locale | undefined {
  const locale = request.headers['x-demos-locale'];
  return locale === 'ru' || locale === 'en' ? locale : undefined;
}

function refused(message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: 'UNAUTHENTICATED', http: { status: 401 } } });
}
