import { importJWK, SignJWT, type JWK } from 'jose';
import { bodyHash } from './token.js';

/**
 * How a module shows the gateway that it is itself: signed with its own key, for one body, for a minute.
 *
 * @example const authorization = `Module ${await signModuleToken(privateKey, 'notes', body)}`;
 */
export async function signModuleToken(moduleKey: JWK, moduleId: string, body = ''): Promise<string> {
  return new SignJWT({ bh: bodyHash(body) })
    .setProtectedHeader({ alg: 'EdDSA', kid: moduleKey.kid })
    .setIssuer('demos-module')
    .setSubject(moduleId)
    .setAudience('gateway')
    .setIssuedAt()
    .setExpirationTime('60s')
    .sign(await importJWK(moduleKey, 'EdDSA'));
}
