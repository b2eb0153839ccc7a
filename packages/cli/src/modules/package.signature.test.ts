import { createHash, generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { generatePublisherKeys, signPackage, verifySignature } from './package.signature.js';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

describe('the signature of a package', () => {
  const publisher = generatePublisherKeys();
  const signature = signPackage(sha256('the package'), publisher.privatePem);

  it('names the publisher', () => {
    expect(verifySignature(sha256('the package'), JSON.stringify(signature))).toBe(publisher.publicKey);
  });

  it('belongs to that package alone', () => {
    expect(() => verifySignature(sha256('the package!'), JSON.stringify(signature))).toThrow('not the one that its publisher signed');
  });

  it('cannot be given to another key', () => {
    const forged = { ...signature, key: generatePublisherKeys().publicKey };
    expect(() => verifySignature(sha256('the package'), JSON.stringify(forged))).toThrow('not the one that its publisher signed');
  });

  it.each(['', 'null', '{}', '{"key":1,"signature":2}', '{"key":"","signature":""}'])('is nothing else: %j', (text) => {
    expect(() => verifySignature(sha256('the package'), text)).toThrow(/signature|signed/);
  });

  it('is not made with a key of another kind', () => {
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    expect(() => signPackage(sha256('x'), privateKey.export({ format: 'pem', type: 'pkcs8' }).toString())).toThrow('no Ed25519 key');
  });
});
