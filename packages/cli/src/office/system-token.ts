import { createHash, createPrivateKey, randomUUID, sign } from 'node:crypto';
import type { InternalClaims } from '@demos/module-sdk';
import type { SigningKeys } from './office.secrets.js';

/**
 * The platform's own token. Signed here and not by the SDK's function because the supervisor
 * shall not load a module's whole stack to make one signature.
 */
export function signSystemToken(keys: SigningKeys, audience: string, seconds = 600, body?: string): string {
  const now = Math.floor(Date.now() / 1000);
  const claims: InternalClaims & { iss: string; iat: number; exp: number } = {
    iss: 'demos-gateway',
    aud: audience,
    sub: 'system',
    kind: 'system',
    name: 'DEMOS',
    offices: [],
    can: ['*'],
    fields: {},
    pv: 0,
    loc: 'ru',
    rid: randomUUID(),
    bh: body === undefined ? '' : createHash('sha256').update(body).digest('base64url'),
    iat: now,
    exp: now + seconds,
  };
  const content = [{ alg: 'EdDSA', kid: keys.privateKey.kid }, claims].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.');
  const signature = sign(null, Buffer.from(content), createPrivateKey({ key: keys.privateKey, format: 'jwk' }));
  return `${content}.${signature.toString('base64url')}`;
}
