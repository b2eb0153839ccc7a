import { setTimeout as delay } from 'node:timers/promises';
import { readEnvironment } from '../environment.js';
import { terminalConsole } from '../office/office.console.js';
import { OfficeError } from '../office/office.error.js';
import { isStill, runningOffice } from '../office/office.lock.js';
import { openRegistry } from '../office/office.registry.js';
import { startOffice } from '../office/office.js';
import { PLATFORM } from '../office/office.provisioning.js';
import { visitOffice } from '../office/office.visit.js';

const STOP_PATIENCE = 15_000;

interface Health {
  status: string;
  modules?: { id: string; status: string }[] | Record<string, unknown>;
}

export async function statusCommand(): Promise<void> {
  const { dataDir } = readEnvironment();
  const office = runningOffice(dataDir);
  if (!office) {
    process.stdout.write(`DEMOS is not running on ${dataDir}\n`);
    process.exitCode = 3;
    return;
  }
  process.stdout.write(`DEMOS is ${office.state} on ${dataDir}: pid ${office.pid}${office.url ? `, ${office.url}` : ''}\n`);
  if (!office.url) return;
  const response = await fetch(`${office.url}/health`).catch(() => undefined);
  const health = response ? ((await response.json()) as Health) : undefined;
  process.stdout.write(`${JSON.stringify(health ?? { status: 'unreachable' }, null, 2)}\n`);
}

export async function stopCommand(): Promise<void> {
  const { dataDir } = readEnvironment();
  const office = runningOffice(dataDir);
  if (!office) {
    process.stdout.write(`DEMOS is not running on ${dataDir}\n`);
    return;
  }
  process.kill(office.pid, 'SIGTERM');
  const deadline = Date.now() + STOP_PATIENCE;
  while (isStill(office) && Date.now() < deadline) await delay(50);
  if (isStill(office)) throw new OfficeError(`DEMOS (pid ${office.pid}) has not stopped in ${STOP_PATIENCE / 1000} s.`);
  process.stdout.write('Stopped.\n');
}

export async function seedCommand(): Promise<void> {
  const { dataDir, databaseUrl } = readEnvironment();
  const console = terminalConsole();
  if (!runningOffice(dataDir)) {
    const office = await startOffice({ dataDir, databaseUrl, port: 0, seed: true, console });
    if (!office.seeded) console.note('The demo office is there already.');
    return office.stop();
  }
  await visitOffice(console, async (visit) => {
    const registry = openRegistry(visit.urlFor(PLATFORM));
    try {
      if (!(await visit.seed(registry))) console.note('The demo office is there already.');
    } finally {
      await registry.close();
    }
  });
}
