import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { readEnvironment } from '../../environment.js';
import { sha256Of } from '../../modules/package.archive.js';
import { generatePublisherKeys, signPackage } from '../../modules/package.signature.js';
import { OfficeError } from '../../office/office.error.js';

export function keygenCommand({ out }: { out: string }): void {
  const file = resolve(readEnvironment().callerDir, out);
  if (existsSync(file)) throw new OfficeError(`${file} exists; a key is never written over. Choose another name with --out.`);
  const { privatePem, publicKey } = generatePublisherKeys();
  writeFileSync(file, privatePem, { mode: 0o600, flag: 'wx' });
  process.stdout.write(`Private key: ${file} (keep it secret)\nPublic key:  ${publicKey}\nWrite it into package.json: "demos": { "key": "${publicKey}" }\n`);
}

export async function signCommand(archive: string, { key }: { key: string }): Promise<void> {
  const { callerDir } = readEnvironment();
  const file = resolve(callerDir, archive);
  for (const needed of [file, resolve(callerDir, key)]) {
    if (!existsSync(needed)) throw new OfficeError(`There is no file ${needed}.`);
  }
  const signature = signPackage(await sha256Of(file), readFileSync(resolve(callerDir, key), 'utf8'));
  writeFileSync(`${file}.sig`, `${JSON.stringify(signature)}\n`);
  process.stdout.write(`${file}.sig\nSigned with key ${signature.key}\n`);
}
