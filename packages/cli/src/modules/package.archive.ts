import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream, mkdirSync, rmSync } from 'node:fs';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { extract, list } from 'tar';
import type { ReadEntry } from 'tar';
import { Refusal } from './refusal.js';

export const MOST_BYTES = 200 * 1024 * 1024;
export const MOST_FILES = 20_000;
const MOST_OVERHEAD = 1024 * MOST_FILES;
const LONGEST_PATH = 400;

export async function sha256Of(file: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
}

/** Unpacks a `.tgz` of `npm pack`: plain files below one folder, of bounded number and size, or nothing at all. */
export async function unpack(archive: string, target: string): Promise<void> {
  const plain = `${archive}.tar`;
  try {
    await inflate(archive, plain);
    await inspect(plain);
    mkdirSync(target, { recursive: true });
    await extract({
      file: plain,
      cwd: target,
      strip: 1,
      strict: true,
      preserveOwner: false,
      noMtime: true,
      filter: (_path, entry) => {
        if ('mode' in entry) entry.mode = 'type' in entry && entry.type === 'Directory' ? 0o755 : 0o644;
        return true;
      },
    });
  } catch (error) {
    rmSync(target, { recursive: true, force: true });
    throw error instanceof Refusal ? error : broken(error instanceof Error ? error.message : String(error));
  } finally {
    rmSync(plain, { force: true });
  }
}

async function inflate(archive: string, plain: string) {
  let bytes = 0;
  const limit = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      if (bytes > MOST_BYTES + MOST_OVERHEAD) done(tooLarge());
      else done(null, chunk);
    },
  });
  await pipeline(createReadStream(archive), createGunzip(), limit, createWriteStream(plain));
}

async function inspect(plain: string) {
  const seen = new Set<string>();
  let bytes = 0;
  let refusal: Refusal | undefined;
  const look = (entry: ReadEntry) => {
    bytes += entry.size;
    refusal ??= wrongWith(entry, seen) ?? (bytes > MOST_BYTES ? tooLarge() : undefined);
    seen.add(entry.path);
  };
  await list({ file: plain, strict: true, onReadEntry: look });
  if (refusal) throw refusal;
  if (!seen.has('package/package.json')) throw broken('it holds no package/package.json');
}

function wrongWith({ path, type }: ReadEntry, seen: ReadonlySet<string>): Refusal | undefined {
  if (seen.size >= MOST_FILES) return new Refusal('PACKAGE_TOO_LARGE', `The package holds more than ${MOST_FILES} files; a module bundles what it needs into dist/.`);
  if (!['File', 'OldFile', 'ContiguousFile', 'Directory'].includes(type)) return unsafe(path, `is a ${type}; only plain files may be in a package`);
  const parts = path.replace(/\/$/, '').split('/');
  if (parts[0] !== 'package' || parts.some((part) => part === '..' || part === '.' || part === '')) return unsafe(path, 'leads out of the package');
  if (/[\\\u0000-\u001f:]/.test(path) || path.length > LONGEST_PATH) return unsafe(path, 'has a name that no package needs');
  if (type !== 'Directory' && seen.has(path)) return unsafe(path, 'is in it twice');
  return undefined;
}

function unsafe(path: string, why: string) {
  return new Refusal('PACKAGE_UNSAFE', `The package is not unpacked: "${path.slice(0, 100)}" ${why}. Make it with "npm pack".`);
}

function tooLarge() {
  return new Refusal('PACKAGE_TOO_LARGE', `The package holds more than ${MOST_BYTES / 1024 / 1024} MB; leave out what the module does not need to run.`);
}

function broken(why: string) {
  return new Refusal('PACKAGE_BROKEN', `The package cannot be read (${why}). Make it with "npm pack".`);
}
