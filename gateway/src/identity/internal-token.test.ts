import { verifyInternalToken } from '@demos/module-sdk/token';
import { describe, expect, it } from 'vitest';
import { newKey } from '../../test-support/office.js';
import { bodyHash, InternalTokens, type InternalClaims } from './internal-token.js';

const BODY = '{"query":"{ person(id: \\"Ё\\") { name } }"}';
const claims: InternalClaims = {
  aud: 'residents', sub: 'u1', kind: 'user', name: 'Соколова', offices: ['o1'], can: ['residents.person.read'], fields: { 'A.b': 'hidden' }, pv: 3, loc: 'ru', rid: 'r1', sid: 's1', bh: bodyHash(BODY),
};

describe('an internal token', () => {
  const key = newKey();
  const { d: _secret, ...publicKey } = key;
  const token = new InternalTokens(key).sign(claims);

  it('is what a module of the SDK trusts, for half a minute', async () => {
    const verified = await verifyInternalToken(publicKey, token, { audience: 'residents', body: BODY });
    expect(verified).toMatchObject(claims);
    expect(verified.exp - verified.iat).toBe(30);
  });

  it('is for one module, one body and one key', async () => {
    await expect(verifyInternalToken(publicKey, token, { audience: 'access', body: BODY })).rejects.toThrow();
    await expect(verifyInternalToken(publicKey, token, { audience: 'residents', body: `${BODY} ` })).rejects.toThrow();
    await expect(verifyInternalToken(newKey(), token, { audience: 'residents', body: BODY })).rejects.toThrow();
  });

  it('is known again by the gateway that signed it', async () => {
    await expect(new InternalTokens(key).verify(token)).resolves.toMatchObject({ sub: 'u1', aud: 'residents' });
    await expect(new InternalTokens(newKey()).verify(token)).rejects.toThrow();
  });
});
