import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { OfficeError } from './office.error.js';
import { isAlive, startTimeOf } from './process-identity.js';

export interface OfficeState extends ProcessMark {
  state: 'starting' | 'running' | 'stopping' | 'command';
  url?: string;
  databaseUrl?: string;
  databasePort?: number;
  children?: ProcessMark[];
}

export interface ProcessMark {
  pid: number;
  startTime: string | undefined;
}

export interface OfficeLock {
  leftovers: ProcessMark[];
  lastDatabasePort: number | undefined;
  update(change: Partial<OfficeState>): void;
  release(): void;
}

const fileOf = (dataDir: string) => join(dataDir, 'supervisor.json');

/** One supervisor a data folder. A lock whose process is gone, or is another by now, counts for nothing. */
export async function lockOffice(dataDir: string, state: OfficeState['state']): Promise<OfficeLock> {
  mkdirSync(dataDir, { recursive: true });
  const file = fileOf(dataDir);
  let own: OfficeState = { ...markOf(process.pid), state };
  const leftovers: ProcessMark[] = [];
  const deadline = Date.now() + 12_000;
  while (!take(file, own)) {
    const holder = runningOffice(dataDir);
    if (!holder) {
      const dead = read(file);
      own = { ...own, databasePort: dead?.databasePort };
      leftovers.push(...(dead?.children ?? []));
      rmSync(file, { force: true });
      continue;
    }
    if (holder.state === 'running' || holder.state === 'starting' || Date.now() > deadline) throw new OfficeError(describe(dataDir, holder));
    await delay(100);
  }
  return {
    leftovers,
    lastDatabasePort: own.databasePort,
    update(change) {
      own = { ...own, ...change };
      writeFileSync(`${file}.new`, JSON.stringify(own, null, 2), { mode: 0o600 });
      renameSync(`${file}.new`, file);
    },
    release() {
      rmSync(file, { force: true });
    },
  };
}

export function markOf(pid: number): ProcessMark {
  return { pid, startTime: startTimeOf(pid) };
}

export function isStill({ pid, startTime }: ProcessMark): boolean {
  return isAlive(pid) && startTimeOf(pid) === startTime;
}

export function runningOffice(dataDir: string): OfficeState | undefined {
  const state = read(fileOf(dataDir));
  return state && isStill(state) ? state : undefined;
}

function take(file: string, state: OfficeState) {
  try {
    writeFileSync(file, JSON.stringify(state, null, 2), { flag: 'wx', mode: 0o600 });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

function read(file: string) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as OfficeState;
  } catch {
    return undefined;
  }
}

function describe(dataDir: string, { pid, url, state }: OfficeState) {
  const where = url ? ` at ${url}` : '';
  return `DEMOS is already ${state === 'running' ? 'running' : 'busy'} on ${dataDir}: pid ${pid}${where}. Stop it with "npm run demos -- stop", or choose another DEMOS_DATA_DIR.`;
}
