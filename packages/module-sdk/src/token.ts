import { createHash } from 'node:crypto';
import { importJWK, jwtVerify, SignJWT, type CryptoKey, type JWK } from 'jose';
import type { AccessLevel, ActorKind } from './actor.js';

export type { Actor, AccessLevel, ActorKind } from './actor.js';

/**
 * Who signs internal tokens.
 *
 * @example const fromTheGateway = issuer === TOKEN_ISSUER;
 */
export const TOKEN_ISSUER = 'demos-gateway';

/**
 * What the gateway tells a module about the request that it forwards. Times are seconds since 1970.
 *
 * @example const mayRead = ({ can }: InternalClaims) => can.includes('notes.read');
 */
export interface InternalClaims {
  /** Actor id; `system` for the platform itself. */
  sub: string;
  /** The module the token is for, or `gateway`. */
  aud: string;
  kind: ActorKind;
  name: string;
  offices: string[];
  /** Permissions in the namespace of the module; `['*']` for the system. */
  can: string[];
  /** Field rights that the roles of the actor set: `Type.field` → level. */
  fields: Record<string, AccessLevel>;
  /** Version of the rights that these claims were made from. */
  pv: number;
  loc: 'ru' | 'en';
  /** Request id, the same through the gateway and every module. */
  rid: string;
  purpose?: string;
  /** Hash of the session, so that the gateway can find the actor again. */
  sid?: string;
  /** base64url SHA-256 of the exact body. */
  bh: string;
}

/** Claims whose signature was checked, with the times of the token. */
export type VerifiedClaims = InternalClaims & { iat: number; exp: number };

/**
 * base64url SHA-256 of a request body; an absent body is the empty one.
 *
 * @example const claimsOfThisBody = { ...claims, bh: bodyHash(body) };
 */
export function bodyHash(body: string | Uint8Array = ''): string {
  return createHash('sha256').update(body).digest('base64url');
}

const keys = new Map<string, Promise<CryptoKey | Uint8Array>>();

function keyOf(jwk: JWK): Promise<CryptoKey | Uint8Array> {
  const cacheKey = `${jwk.d ? 'private' : 'public'}:${jwk.x}`;
  let key = keys.get(cacheKey);
  if (!key) keys.set(cacheKey, (key = importJWK(jwk, 'EdDSA')));
  return key;
}

/**
 * Signs the short-lived token that a module trusts.
 *
 * @param privateJwk Ed25519 private key with `kid`
 * @param seconds life of the token, at most 600
 * @example await signInternalToken(privateKey, { ...claims, aud: 'residents', bh: bodyHash(body) })
 */
export async function signInternalToken(privateJwk: JWK, claims: InternalClaims, seconds = 30): Promise<string> {
  return new SignJWT({ ...claims })
    .setProtectedHeader({ alg: 'EdDSA', kid: privateJwk.kid })
    .setIssuer(TOKEN_ISSUER)
    .setIssuedAt()
    .setExpirationTime(Math.floor(Date.now() / 1000) + Math.min(seconds, 600))
    .sign(await keyOf(privateJwk));
}

/**
 * What a token must fit besides its signature.
 *
 * @example const options: VerifyOptions = { audience: 'notes', body };
 */
export interface VerifyOptions {
  /** The audience to insist on; omitted: any. */
  audience?: string;
  /** The body that the token must be bound to; omitted: not checked. */
  body?: string | Uint8Array;
}

/**
 * Checks signature, algorithm, issuer, audience, times and the bound body.
 *
 * @throws when anything does not fit; the message is for logs, not for callers
 * @example const { sub } = await verifyInternalToken(publicKey, token, { audience: 'notes', body });
 */
export async function verifyInternalToken(publicJwk: JWK, token: string, options: VerifyOptions = {}): Promise<VerifiedClaims> {
  const { payload } = await jwtVerify<VerifiedClaims>(token, await keyOf(publicJwk), {
    algorithms: ['EdDSA'],
    issuer: TOKEN_ISSUER,
    audience: options.audience,
    clockTolerance: 2,
    requiredClaims: ['sub', 'kind', 'rid', 'bh', 'exp', 'iat'],
  });
  if (options.body !== undefined && payload.bh !== bodyHash(options.body)) {
    throw new Error('the token belongs to another body');
  }
  return payload;
}
