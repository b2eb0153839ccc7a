import { generateKeyPairSync, randomBytes } from 'node:crypto';
import type { JsonWebKey } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export interface SigningKeys {
  privateKey: JsonWebKey & { kid: string };
  publicKey: JsonWebKey & { kid: string };
}

export interface OfficeSecrets {
  administrator: string;
  passwordOf(role: string): string;
  keys: SigningKeys;
}

interface SecretsFile {
  administrator: string;
  roles: Record<string, string>;
  keys: SigningKeys;
}

export function openSecrets(dataDir: string): OfficeSecrets {
  const file = join(dataDir, 'secrets.json');
  mkdirSync(dataDir, { recursive: true });
  const secrets = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as SecretsFile) : fresh();
  if (!existsSync(file)) save(file, secrets);
  return {
    administrator: secrets.administrator,
    keys: secrets.keys,
    passwordOf(role) {
      const known = secrets.roles[role];
      if (known) return known;
      const password = randomPassword();
      secrets.roles[role] = password;
      save(file, secrets);
      return password;
    },
  };
}

function fresh(): SecretsFile {
  return { administrator: randomPassword(), roles: {}, keys: generateKeys() };
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

function save(file: string, secrets: SecretsFile) {
  writeFileSync(`${file}.new`, JSON.stringify(secrets, null, 2), { mode: 0o600 });
  renameSync(`${file}.new`, file);
}
