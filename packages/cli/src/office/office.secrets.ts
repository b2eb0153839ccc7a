import { createHmac, generateKeyPairSync, randomBytes } from 'node:crypto';
import type { JsonWebKey } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export interface SigningKeys {
  privateKey: JsonWebKey & { kid: string };
  publicKey: JsonWebKey & { kid: string };
}

export interface OfficeSecrets {
  administrator: string;
  keys: SigningKeys;
  passwordOf(role: string): string;
}

interface SecretsFile {
  administrator: string;
  roles: string;
  keys: SigningKeys;
}

/** The office's passwords and keys; made on the first call, kept in `secrets.json` for the owner alone. */
export function openSecrets(dataDir: string): OfficeSecrets {
  const file = join(dataDir, 'secrets.json');
  if (!existsSync(file)) save(dataDir, file);
  const { administrator, roles, keys } = JSON.parse(readFileSync(file, 'utf8')) as SecretsFile;
  return {
    administrator,
    keys,
    passwordOf: (role) => createHmac('sha256', roles).update(role).digest('base64url'),
  };
}

function save(dataDir: string, file: string) {
  const secrets: SecretsFile = { administrator: randomPassword(), roles: randomPassword(), keys: generateKeys() };
  mkdirSync(dataDir, { recursive: true });
  writeFileSync(`${file}.new`, JSON.stringify(secrets, null, 2), { mode: 0o600 });
  renameSync(`${file}.new`, file);
}

function generateKeys(): SigningKeys {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const kid = randomBytes(8).toString('hex');
  const marks = { kid, alg: 'EdDSA', use: 'sig' };
  return {
    privateKey: { ...privateKey.export({ format: 'jwk' }), ...marks },
    publicKey: { ...publicKey.export({ format: 'jwk' }), ...marks },
  };
}

function randomPassword() {
  return randomBytes(24).toString('base64url');
}
