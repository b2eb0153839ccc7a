import { execFile } from 'node:child_process';
import { existsSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { childEnvironment, readEnvironment } from '../environment.js';
import { Refusal } from './refusal.js';
import type { ModulePackage } from './package.shelf.js';

/** What `node main.js manifest` prints of a module. */
export interface ModuleManifest {
  id: string;
  version: string;
  sdl: string;
  requires: Record<string, string>;
  permissions: string[];
  asks: string[];
  events: { publishes: string[]; consumes: { source: string; type: string }[] };
  [entry: string]: unknown;
}

const PATIENCE = 10_000;
const MOST_BYTES = 5 * 1024 * 1024;

/**
 * Asks the package to describe itself: in a process of its own that has little time, knows no database,
 * reads nothing but itself and the platform's packages, writes nothing and starts nothing.
 */
export async function readManifest(pack: ModulePackage, dataDir: string): Promise<ModuleManifest> {
  const { root } = readEnvironment();
  const readable = [pack.folder, join(dataDir, 'modules', 'node_modules'), join(root, 'node_modules'), join(root, 'packages')];
  return describe(pack, dataDir, ['--permission', ...readable.filter((folder) => existsSync(folder)).map((folder) => `--allow-fs-read=${realpathSync(folder)}/*`)]);
}

/** The same for a package whose author is at the terminal. */
export function readOwnManifest(pack: ModulePackage, dataDir: string): Promise<ModuleManifest> {
  return describe(pack, dataDir, []);
}

async function describe(pack: ModulePackage, dataDir: string, confinement: string[]): Promise<ModuleManifest> {
  const text = await new Promise<string>((resolve, reject) => {
    execFile(
      process.execPath,
      [...confinement, realpathSync(pack.main), 'manifest'],
      { cwd: pack.folder, env: childEnvironment(dataDir, {}), timeout: PATIENCE, killSignal: 'SIGKILL', maxBuffer: MOST_BYTES },
      (error, stdout, stderr) => (error ? reject(whyNot(pack, error, stderr)) : resolve(stdout)),
    );
  });
  return parseManifest(pack, text);
}

function whyNot({ id }: ModulePackage, error: Error & { killed?: boolean; code?: unknown }, stderr: string) {
  if (error.code === 'ERR_CHILD_PROCESS_STDIO_MAXBUFFER') return new Refusal('MANIFEST_TOO_LARGE', `Module "${id}" describes itself in more than ${MOST_BYTES / 1024 / 1024} MB.`);
  if (error.killed) return new Refusal('MANIFEST_SLOW', `Module "${id}" does not describe itself within ${PATIENCE / 1000} s. Its main file must call serveModule and do nothing else.`);
  const lines = stderr.split('\n').map((line) => line.trim());
  const reason = lines.find((line) => /^[\w.]*Error\b[^:]*: /.test(line)) ?? lines.find(Boolean) ?? error.message;
  return new Refusal('MANIFEST_FAILED', `Module "${id}" cannot describe itself. ${reason.slice(0, 1000)}`);
}

function parseManifest(pack: ModulePackage, text: string): ModuleManifest {
  const content = read(pack, text);
  const { id, version, sdl, requires = {}, permissions = [], asks = [], events, ...rest } = content;
  if (id !== pack.id) throw new Refusal('ID_DIFFERS', `The package says that it holds module "${pack.id}", the module calls itself "${String(id)}". Write the same id into package.json and defineModule.`);
  if (version !== pack.version) throw new Refusal('VERSION_DIFFERS', `package.json says version ${pack.version}, the module says ${String(version)}. Write the same into both.`);
  if (typeof sdl !== 'string' || !sdl.trim()) throw new Refusal('MANIFEST_FAILED', `Module "${id}" has no schema in its manifest. Its main file must call serveModule.`);
  const { publishes = [], consumes = [] } = isRecord(events) ? events : {};
  const manifest = {
    ...rest,
    id,
    version: pack.version,
    sdl,
    requires: Object.fromEntries(Object.entries(isRecord(requires) ? requires : {}).map(([of, range]) => [of, String(range)])),
    permissions: texts(permissions),
    asks: texts(asks),
    events: { publishes: texts(publishes), consumes: consumed(consumes) },
  } satisfies ModuleManifest;
  const foreign = manifest.permissions.filter((permission) => !permission.startsWith(`${id}.`));
  if (foreign.length) throw new Refusal('FOREIGN_PERMISSION', `Module "${id}" declares permissions of others: ${foreign.join(', ')}. Its own begin with "${id}.".`);
  return manifest;
}

function read({ id }: ModulePackage, text: string): Record<string, unknown> {
  try {
    const content: unknown = JSON.parse(text);
    if (isRecord(content)) return content;
  } catch {
    // said below
  }
  throw new Refusal('MANIFEST_FAILED', `Module "${id}" prints something else than its manifest. Its main file must call serveModule and print nothing.`);
}

function consumed(value: unknown) {
  if (!Array.isArray(value)) return [];
  return value.flatMap((each: unknown) => (isRecord(each) && typeof each.source === 'string' ? [{ source: each.source, type: String(each.type) }] : []));
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function texts(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((each): each is string => typeof each === 'string') : [];
}
