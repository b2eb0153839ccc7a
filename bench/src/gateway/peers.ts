import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { environmentWith } from '../environment.js';

const folder = fileURLToPath(new URL('../../peers/', import.meta.url));

export const hiveProgram = join(folder, 'node_modules', '@graphql-hive', 'gateway', 'dist', 'bin.js');
export const hiveConfig = join(folder, 'gateway.config.mjs');
export const peersFolder = folder;

/** Installs the gateways to compare with, once; they are no dependency of anything else. Returns why not, when not. */
export function installPeers(say: (line: string) => void): string | undefined {
  if (existsSync(hiveProgram)) return undefined;
  say('  installing the peers into bench/peers (once) …');
  const { status, stderr } = spawnSync('npm', ['install', '--no-audit', '--no-fund', '--workspaces=false', '--loglevel=error'], {
    cwd: folder,
    encoding: 'utf8',
    env: environmentWith({ NODE_ENV: '' }),
    timeout: 300_000,
  });
  if (status === 0 && existsSync(hiveProgram)) return undefined;
  return stderr.trim().split('\n').slice(0, 3).join(' ') || 'npm did not finish';
}

export function versionOf(name: string): string {
  const file = join(folder, 'node_modules', name, 'package.json');
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version : '?';
}
