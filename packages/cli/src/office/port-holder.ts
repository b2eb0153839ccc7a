import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync, readlinkSync } from 'node:fs';
import { commandOf } from './process-identity.js';

export interface PortHolder {
  pid: number;
  command: string;
}

/** The process that listens on a port, as far as this user may see it. */
export function findPortHolder(port: number): PortHolder | undefined {
  const pid = pidFromProc(port) ?? pidFromLsof(port);
  return pid ? { pid, command: commandOf(pid) ?? 'unknown' } : undefined;
}

function pidFromProc(port: number) {
  const inodes = new Set(['/proc/net/tcp', '/proc/net/tcp6'].flatMap((file) => listeningInodes(file, port)));
  if (!inodes.size) return undefined;
  return list('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .find((pid) => list(`/proc/${pid}/fd`).some((fd) => inodes.has(linkOf(`/proc/${pid}/fd/${fd}`))));
}

function listeningInodes(file: string, port: number) {
  const suffix = `:${port.toString(16).toUpperCase().padStart(4, '0')}`;
  return readText(file)
    .split('\n')
    .slice(1)
    .map((line) => line.trim().split(/\s+/))
    .filter(([, local, , state]) => local?.endsWith(suffix) && state === '0A')
    .map((fields) => `socket:[${fields[9]}]`);
}

function pidFromLsof(port: number) {
  try {
    const text = execFileSync('lsof', ['-nP', '-t', `-iTCP:${port}`, '-sTCP:LISTEN'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
    return Number(text.split('\n')[0]) || undefined;
  } catch {
    return undefined;
  }
}

function list(folder: string) {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function linkOf(path: string) {
  try {
    return readlinkSync(path);
  } catch {
    return '';
  }
}

function readText(path: string) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
