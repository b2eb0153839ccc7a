import { setTimeout as delay } from 'node:timers/promises';
import { freePort, tryPort } from '../postgres/free-port.js';
import { OfficeError } from './office.error.js';
import { findPortHolder } from './port-holder.js';

/** The port to serve at: the wanted one, or any when it is 0; a taken one is refused with the name of who has it. */
export async function claimPort(wanted: number, host: string): Promise<number> {
  if (wanted === 0) return freePort();
  for (const pause of [100, 200, 400, 800]) {
    if (await tryPort(wanted, host)) return wanted;
    if (findPortHolder(wanted)) break;
    await delay(pause);
  }
  if (await tryPort(wanted, host)) return wanted;
  const holder = findPortHolder(wanted);
  const who = holder ? `process ${holder.pid} (${holder.command})` : 'a process of another user';
  throw new OfficeError(`Port ${wanted} is taken by ${who}. Stop it, or choose another port: DEMOS_PORT=${wanted + 1} npm start`);
}
