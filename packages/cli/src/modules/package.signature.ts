import { createPrivateKey, createPublicKey, generateKeyPairSync, sign, verify } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { Refusal } from './refusal.js';

/** What lies beside a package as `<package>.tgz.sig`. */
export interface PackageSignature {
  /** Ed25519 public key of the publisher, base64url. */
  key: string;
  signature: string;
}

export interface PublisherKeys {
  /** PKCS #8, to be kept secret. */
  privatePem: string;
  /** For `demos.key` in package.json. */
  publicKey: string;
}

export function generatePublisherKeys(): PublisherKeys {
  const { privateKey } = generateKeyPairSync('ed25519');
  return { privatePem: privateKey.export({ format: 'pem', type: 'pkcs8' }).toString(), publicKey: publicPart(privateKey) };
}

/** @param sha256 of the package, in hex */
export function signPackage(sha256: string, privatePem: string): PackageSignature {
  const key = createPrivateKey(privatePem);
  if (key.asymmetricKeyType !== 'ed25519') throw new Refusal('WRONG_KEY', 'The key is no Ed25519 key. Make one with "demos module keygen".');
  return { key: publicPart(key), signature: sign(null, Buffer.from(sha256, 'hex'), key).toString('base64url') };
}

/** @returns the publisher's key @throws Refusal when the signature does not belong to the package */
export function verifySignature(sha256: string, text: string): string {
  const { key, signature } = parse(text);
  let valid = false;
  try {
    const publicKey = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: key }, format: 'jwk' });
    valid = verify(null, Buffer.from(sha256, 'hex'), publicKey, Buffer.from(signature, 'base64url'));
  } catch {
    valid = false;
  }
  if (valid) return key;
  throw new Refusal('SIGNATURE_WRONG', 'The package is not the one that its publisher signed. Get it again, and ask the publisher if it stays so.');
}

function parse(text: string): PackageSignature {
  try {
    const { key, signature } = JSON.parse(text) as Partial<PackageSignature>;
    if (typeof key === 'string' && typeof signature === 'string') return { key, signature };
  } catch {
    // said below
  }
  throw new Refusal('SIGNATURE_WRONG', 'The file beside the package is no signature. Make it with "demos module sign".');
}

function publicPart(key: KeyObject) {
  return createPublicKey(key).export({ format: 'jwk' }).x ?? '';
}
