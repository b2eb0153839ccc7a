import { importJWK, jwtVerify, type JWK } from 'jose';
import type { ModuleStanding } from '../registry/module-record.js';
import { anonymous, type Actor } from './actor.js';
import { bodyHash } from './internal-token.js';

const ISSUER = 'demos-module';
const LONGEST_SECONDS = 60;
const TOLERANCE_SECONDS = 2;

interface ModuleClaims {
  bh: string;
  iat: number;
  exp: number;
}

/** Knows modules that ask for themselves by the keys that the platform gave them. */
export class ModuleIdentity {
  readonly #standingOf: (moduleId: string) => ModuleStanding | undefined;

  constructor(standingOf: (moduleId: string) => ModuleStanding | undefined) {
    this.#standingOf = standingOf;
  }

  /** @throws when the token is not the module's own, not fresh, or made for another body */
  async actorOf(token: string, rawBody: Buffer): Promise<Actor> {
    const moduleId = subjectOf(token);
    const key = this.#standingOf(moduleId)?.publicKey;
    if (!key) throw new Error(`module "${moduleId}" has no key here`);
    const { payload } = await jwtVerify<ModuleClaims>(token, await keyFrom(key), {
      algorithms: ['EdDSA'],
      issuer: ISSUER,
      audience: 'gateway',
      subject: moduleId,
      requiredClaims: ['bh', 'iat', 'exp'],
      maxTokenAge: LONGEST_SECONDS,
      clockTolerance: TOLERANCE_SECONDS,
    });
    if (payload.exp - payload.iat > LONGEST_SECONDS) throw new Error('the token lives too long');
    if (payload.bh !== bodyHash(rawBody)) throw new Error('the token belongs to another body');
    return this.actor(moduleId);
  }

  /** A module that acts for itself: it sees all offices, with no more rights than an administrator gave it. */
  actor(moduleId: string): Actor {
    const standing = this.#standingOf(moduleId);
    if (!standing) return anonymous;
    const permissions = (standing.granted ?? []).filter((permission) => permission !== '*');
    return { ...anonymous, id: `module:${moduleId}`, kind: 'module', name: moduleId, officeIds: ['*'], permissions };
  }
}

const keys = new WeakMap<JWK, ReturnType<typeof importJWK>>();

function keyFrom(jwk: JWK): ReturnType<typeof importJWK> {
  let key = keys.get(jwk);
  if (!key) keys.set(jwk, (key = importJWK({ kty: jwk.kty, crv: jwk.crv, x: jwk.x }, 'EdDSA')));
  return key;
}

/** Whose key to verify with; believed only after the signature is. */
function subjectOf(token: string): string {
  const { sub } = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8')) as { sub?: unknown };
  if (typeof sub !== 'string') throw new Error('the token names no module');
  return sub;
}
