import { createHash } from 'node:crypto';
import { copyFileSync, createWriteStream, existsSync, lstatSync, mkdirSync, readFileSync, readdirSync, realpathSync, statSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream } from 'node:stream/web';
import { MOST_BYTES, MOST_FILES, sha256Of, unpack } from './package.archive.js';
import { verifySignature } from './package.signature.js';
import { Refusal } from './refusal.js';

const DOWNLOAD_PATIENCE = 60_000;
const NEVER_COPIED = new Set(['.git', '.turbo', '.svelte-kit', 'coverage']);

export interface FetchedPackage {
  sha256: string;
  /** Who signed it; nobody for a folder and for a package without `.sig`. */
  publisherKey: string | null;
}

/** Brings a package from a folder, a `.tgz` or an address into a new folder; nothing of it is run. */
export async function fetchPackage(source: string, target: string): Promise<FetchedPackage> {
  if (/^https?:\/\//.test(source)) return fromAddress(source, target);
  if (!existsSync(source)) throw new Refusal('NO_PACKAGE', `There is no package at ${source}. Name a folder, a .tgz file or the address of one.`);
  return statSync(source).isDirectory() ? fromFolder(source, target) : fromArchive(source, target);
}

async function fromArchive(source: string, target: string): Promise<FetchedPackage> {
  const copy = `${target}.tgz`;
  if (statSync(source).size > MOST_BYTES) throw tooLarge();
  copyFileSync(source, copy);
  const signature = existsSync(`${source}.sig`) ? readFileSync(`${source}.sig`, 'utf8') : undefined;
  return open(copy, signature, target);
}

async function fromAddress(source: string, target: string): Promise<FetchedPackage> {
  const copy = `${target}.tgz`;
  const answer = await get(source);
  if (!answer?.body) throw new Refusal('NO_PACKAGE', `${source} gave no package. Open the address in a browser to see why.`);
  let bytes = 0;
  const limit = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      if (bytes > MOST_BYTES) done(tooLarge());
      else done(null, chunk);
    },
  });
  await pipeline(Readable.fromWeb(answer.body as ReadableStream), limit, createWriteStream(copy));
  const signature = await get(`${source}.sig`);
  return open(copy, signature ? (await signature.text()).slice(0, 4096) : undefined, target);
}

async function get(address: string) {
  try {
    const response = await fetch(address, { signal: AbortSignal.timeout(DOWNLOAD_PATIENCE) });
    return response.ok ? response : undefined;
  } catch {
    return undefined;
  }
}

async function open(archive: string, signature: string | undefined, target: string): Promise<FetchedPackage> {
  const sha256 = await sha256Of(archive);
  const publisherKey = signature === undefined ? null : verifySignature(sha256, signature);
  await unpack(archive, target);
  return { sha256, publisherKey };
}

/** Copies what `npm pack` would take: the `files` of package.json and the bundled dependencies. */
function fromFolder(source: string, target: string): FetchedPackage {
  const file = join(source, 'package.json');
  if (!existsSync(file)) throw new Refusal('NO_PACKAGE', `${source} holds no package.json. Name the folder of a module.`);
  const { files, bundleDependencies, bundledDependencies } = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
  const plain = Array.isArray(files) && files.every((each) => typeof each === 'string' && !/[*!{?]|(^|\/)\.\.(\/|$)/.test(each));
  const bundled = [bundleDependencies, bundledDependencies].find(Array.isArray) ?? [];
  const names = plain ? (files as string[]) : readdirSync(source).filter((name) => name !== 'node_modules' && !NEVER_COPIED.has(name));
  const roots = [...new Set(['package.json', ...names, ...bundled.map((name) => `node_modules/${String(name)}`)])].filter((name) => existsSync(join(source, name)));
  const copied = roots.flatMap((name) => filesBelow(realpathSync(join(source, name)), name));
  if (copied.length > MOST_FILES || copied.reduce((sum, { size }) => sum + size, 0) > MOST_BYTES) throw tooLarge();
  const hash = createHash('sha256');
  for (const { from, name } of copied.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const to = join(target, name);
    mkdirSync(dirname(to), { recursive: true });
    copyFileSync(from, to);
    hash.update(`${name}\0`).update(readFileSync(to)).update('\0');
  }
  return { sha256: hash.digest('hex'), publisherKey: null };
}

interface FoundFile {
  from: string;
  name: string;
  size: number;
}

function filesBelow(path: string, name: string): FoundFile[] {
  const entry = lstatSync(path);
  if (entry.isFile()) return [{ from: path, name: relative('.', name), size: entry.size }];
  if (!entry.isDirectory()) throw new Refusal('PACKAGE_UNSAFE', `The package is not taken: "${name}" is a link or a device; only plain files may be in a package.`);
  return readdirSync(path).flatMap((each) => (NEVER_COPIED.has(each) ? [] : filesBelow(join(path, each), join(name, each))));
}

function tooLarge() {
  return new Refusal('PACKAGE_TOO_LARGE', `The package is larger than ${MOST_BYTES / 1024 / 1024} MB or has more than ${MOST_FILES} files; leave out what the module does not need to run.`);
}
