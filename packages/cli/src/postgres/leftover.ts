import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { isAlive, processesWithin } from '../office/process-identity.js';
import { databaseLocation } from './location.js';

/** Ends the server of a folder whose owner is gone, before the folder itself is removed. */
export async function stopAbandonedCluster(dataDir: string): Promise<void> {
  const place = databaseLocation(dataDir);
  await stopLeftover(place.data);
  if (place.elsewhere) rmSync(place.home, { recursive: true, force: true });
}

/** Puts an end to a server that a killed supervisor left, and to the lock file of one that is gone. */
export async function stopLeftover(data: string, onNote?: (note: string) => void) {
  const pid = Number(readPostmasterFile(data)[0]);
  if (!pid) return;
  if (isAlive(pid) && isPostgresOf(pid, data)) {
    onNote?.(`A PostgreSQL left behind by a killed supervisor (pid ${pid}) is being stopped`);
    await endServer(pid);
  }
  await dropStaleMark(data, pid);
}

async function endServer(pid: number) {
  for (const [signal, patience] of [['SIGINT', 8000], ['SIGQUIT', 3000], ['SIGKILL', 1000]] as const) {
    if (!isAlive(pid)) return;
    process.kill(pid, signal);
    const deadline = Date.now() + patience;
    while (isAlive(pid) && Date.now() < deadline) await delay(20);
  }
}

/**
 * PostgreSQL takes any process with the pid in its lock file for another PostgreSQL: one that nobody has
 * waited for yet, or a stranger who got the pid later. The file goes when nobody works in the folder any more.
 */
async function dropStaleMark(data: string, pid: number) {
  const deadline = Date.now() + 5000;
  while (processesWithin(data).length && Date.now() < deadline) await delay(20);
  for (const straggler of processesWithin(data)) process.kill(straggler, 'SIGKILL');
  if (!isAlive(pid) || !isPostgresOf(pid, data)) rmSync(join(data, 'postmaster.pid'), { force: true });
}

function isPostgresOf(pid: number, data: string) {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').includes(data);
  } catch {
    const { stdout } = spawnSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' });
    return (stdout ?? '').includes(data);
  }
}

/** The lines of `postmaster.pid`: the pid first, the state eighth. */
export function readPostmasterFile(data: string) {
  try {
    return readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n');
  } catch {
    return [];
  }
}
