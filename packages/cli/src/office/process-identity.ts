import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync, readlinkSync } from 'node:fs';

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return stateOf(pid) !== 'Z';
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Start time as the system knows it: tells a process from a later one that was given the same pid. */
export function startTimeOf(pid: number): string | undefined {
  const fields = statFields(pid);
  if (fields) return fields[19];
  try {
    return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim() || undefined;
  } catch {
    return undefined;
  }
}

export function commandOf(pid: number): string | undefined {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').filter(Boolean).join(' ');
  } catch {
    return undefined;
  }
}

/** Processes whose working folder this is, as far as the system tells. */
export function processesWithin(folder: string): number[] {
  try {
    return readdirSync('/proc').filter((name) => /^\d+$/.test(name) && workingFolder(name) === folder).map(Number);
  } catch {
    return [];
  }
}

function workingFolder(pid: string) {
  try {
    return readlinkSync(`/proc/${pid}/cwd`);
  } catch {
    return undefined;
  }
}

function stateOf(pid: number) {
  return statFields(pid)?.[0];
}

function statFields(pid: number) {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return text.slice(text.lastIndexOf(')') + 2).split(' ');
  } catch {
    return undefined;
  }
}
