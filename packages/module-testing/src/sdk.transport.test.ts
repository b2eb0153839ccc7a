import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { generateKeyPairSync } from 'node:crypto';
import { bodyHash, signInternalToken } from '@demos/module-sdk';
import { openSecrets } from '@demos/cli';
import { readTestCluster } from './environment.js';
import { notes } from './fixtures/notes.module.js';
import { moduleUnderTest, type ModuleUnderTest } from './index.js';
import { claimsOf } from './test-actor.js';

const BODY = JSON.stringify({ query: '{ _service { sdl } }' });

describe('the transport of a module', () => {
  let t: ModuleUnderTest;
  const { privateKey } = openSecrets(readTestCluster().dataDir).keys;

  beforeAll(async () => {
    t = await moduleUnderTest(notes);
  });
  afterAll(() => t.stop());

  const post = (authorization: string | undefined, body = BODY) =>
    fetch(`${t.url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json', ...(authorization && { authorization }) }, body });
  const claims = (audience = 'notes', body = BODY) => ({ ...claimsOf({ kind: 'system' }, audience), bh: bodyHash(body) });

  it('answers a request that is signed for it', async () => {
    const response = await post(`Bearer ${await signInternalToken(privateKey, claims())}`);
    expect(await response.json()).toMatchObject({ data: { _service: { sdl: expect.stringContaining('type Note') } } });
  });

  it('refuses requests without a signature, whatever they ask and whoever they claim to be', async () => {
    for (const path of ['graphql', 'manifest', 'files/x', 'identity']) {
      const response = await fetch(`${t.url}/${path}`, { method: path === 'graphql' ? 'POST' : 'GET', headers: { 'x-user-id': 'system' } });
      expect(response.status).toBe(401);
    }
  });

  it('refuses a token for another module, another body, of another key, an old one, and none of an unsigned algorithm', async () => {
    const foreignKey = { ...generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' }), kid: privateKey.kid };
    const unsigned = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${Buffer.from(JSON.stringify({ ...claims(), iss: 'demos-gateway', exp: 4e9, iat: 1 })).toString('base64url')}.`;
    const tokens = [
      await signInternalToken(privateKey, claims('residents')),
      await signInternalToken(privateKey, claims('notes', '{}')),
      await signInternalToken(foreignKey, claims()),
      await signInternalToken(privateKey, claims(), -60),
      unsigned,
    ];
    for (const token of tokens) expect((await post(`Bearer ${token}`)).status).toBe(401);
  });

  it('tells its health to anybody, and nothing more', async () => {
    expect(await (await fetch(`${t.url}/health`)).json()).toEqual({ status: 'ok', id: 'notes', version: '1.0.0' });
  });
});
