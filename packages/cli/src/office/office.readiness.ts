import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { OfficeConsole } from './office.console.js';
import { OfficeError } from './office.error.js';
import type { SupervisedProcess } from './supervised-process.js';

const PATIENCE = 90_000;
const HOPELESS_AFTER = 4;
const GUESTS_PATIENCE = 5_000;

export interface Starting {
  url: string;
  gateway: SupervisedProcess;
  modules: ReadonlyMap<string, SupervisedProcess>;
  /** Installed modules: the office does not depend on them. */
  guests: ReadonlyMap<string, SupervisedProcess>;
  dataDir: string;
  console: OfficeConsole;
  signal: AbortSignal | undefined;
}

/** Ready is when the gateway says so; a module that cannot start is named and left out. */
export async function untilReady({ url, gateway, modules, guests, dataDir, console, signal }: Starting): Promise<void> {
  let guestsUntil = 0;
  const deadline = Date.now() + PATIENCE;
  const all = [gateway, ...modules.values()];
  while (Date.now() < deadline) {
    if (signal?.aborted) throw new OfficeError('The start was given up.');
    if (isHopeless(gateway) || (modules.size > 0 && [...modules.values()].every(isHopeless))) break;
    const settled = [...modules.values()].every((each) => each.isRunning || isHopeless(each));
    if (settled) {
      guestsUntil ||= Date.now() + GUESTS_PATIENCE;
      const absent = [...guests.values()].some(({ isRunning, restarts }) => !isRunning && (restarts > 0 || Date.now() > guestsUntil));
      const present = [...guests.values()].every((each) => each.isRunning);
      if ((present || absent) && (await isReady(url, absent || all.some(isHopeless)))) return warnOfMissing([...modules.values(), ...guests.values()], dataDir, console);
    }
    await delay(25);
  }
  const late = all.filter((each) => !each.isRunning).map(({ plan }) => plan.name);
  const who = late.length ? late.join(', ') : 'the gateway, which has not composed the schema';
  throw new OfficeError(`The office did not get ready; still missing: ${who}. The logs are in ${join(dataDir, 'logs')}.`);
}

function isHopeless({ restarts }: SupervisedProcess) {
  return restarts >= HOPELESS_AFTER;
}

function warnOfMissing(modules: SupervisedProcess[], dataDir: string, console: OfficeConsole) {
  for (const { isRunning, plan } of modules) {
    if (isRunning) continue;
    console.error(`${plan.name} does not start, the office works without it. Its log: ${join(dataDir, 'logs', `${plan.name}.log`)}`);
  }
}

/** With a module that cannot start, the office works as soon as the rest has a schema. */
async function isReady(url: string, incomplete: boolean) {
  try {
    const response = await fetch(`${url}/health${incomplete ? '' : '/ready'}`, { signal: AbortSignal.timeout(2000) });
    const health = (await response.json()) as { supergraph?: boolean };
    return incomplete ? health.supergraph === true : response.status === 200;
  } catch {
    return false;
  }
}
