import { createHash, createPrivateKey, sign } from 'node:crypto';
import { importJWK, jwtVerify, type CryptoKey, type JWK } from 'jose';
import type { ActorKind, Level, Locale } from './actor.js';

export const ISSUER = 'demos-gateway';
export const LIFETIME_SECONDS = 30;

export interface InternalClaims {
  aud: string;
  sub: string;
  kind: ActorKind;
  name: string;
  offices: readonly string[];
  can: readonly string[];
  fields: Readonly<Record<string, Level>>;
  pv: number;
  purpose?: string;
  loc: Locale;
  rid: string;
  sid?: string;
  bh: string;
}

export type VerifiedClaims = InternalClaims & { iat: number; exp: number };

export function bodyHash(body: string | Uint8Array): string {
  return createHash('sha256').update(body).digest('base64url');
}

/**
 * The gateway's key: signs what goes to modules, knows its own signature again.
 * Signing is synchronous on purpose: 25 µs of Ed25519 cost less than a hop to the thread pool for each fetch.
 */
export class InternalTokens {
  readonly #header: string;
  readonly #privateKey;
  readonly #publicKey: Promise<CryptoKey | Uint8Array>;

  constructor(jwk: JWK) {
    this.#privateKey = createPrivateKey({ key: { ...jwk }, format: 'jwk' });
    this.#header = encode({ alg: 'EdDSA', kid: jwk.kid });
    const { d: _secret, ...publicJwk } = jwk;
    this.#publicKey = importJWK(publicJwk, 'EdDSA');
  }

  sign(claims: InternalClaims): string {
    const iat = Math.floor(Date.now() / 1000);
    const content = `${this.#header}.${encode({ iss: ISSUER, ...claims, iat, exp: iat + LIFETIME_SECONDS })}`;
    return `${content}.${sign(null, Buffer.from(content), this.#privateKey).toString('base64url')}`;
  }

  async verify(token: string): Promise<VerifiedClaims> {
    const { payload } = await jwtVerify<VerifiedClaims>(token, await this.#publicKey, {
      algorithms: ['EdDSA'],
      issuer: ISSUER,
      requiredClaims: ['aud', 'sub', 'kind', 'exp'],
      clockTolerance: 2,
    });
    return payload;
  }
}

function encode(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}
