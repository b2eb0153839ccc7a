import { setTimeout as delay } from 'node:timers/promises';
import { isStill } from './office.lock.js';
import type { ProcessMark } from './office.lock.js';

/** Children of a killed supervisor end by themselves; the ones that are still at it are not waited for. */
export async function endLeftovers(marks: ProcessMark[]): Promise<void> {
  const deadline = Date.now() + 300;
  while (marks.some(isStill) && Date.now() < deadline) await delay(50);
  for (const mark of marks.filter(isStill)) process.kill(mark.pid, 'SIGKILL');
  while (marks.some(isStill) && Date.now() < deadline + 2000) await delay(20);
}
