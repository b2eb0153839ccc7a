import { readEnvironment } from '../environment.js';
import { demoLogins } from '../office/demo-town.js';
import { terminalConsole } from '../office/office.console.js';
import { startOffice } from '../office/office.js';
import type { Office } from '../office/office.js';

const IMPATIENT_AFTER = 1000;

export interface StartOptions {
  port?: string;
  dataDir?: string;
  seed: boolean;
}

export async function startCommand(options: StartOptions): Promise<void> {
  const environment = readEnvironment({
    ...process.env,
    ...(options.port ? { DEMOS_PORT: options.port } : {}),
    ...(options.dataDir ? { DEMOS_DATA_DIR: options.dataDir } : {}),
  });
  const started = Date.now();
  const console = terminalConsole();
  const signals = listenForSignals();
  console.note(`DEMOS is starting on ${environment.databaseUrl ? 'the database of DATABASE_URL' : environment.dataDir}`);
  const office = await startOffice({
    dataDir: environment.dataDir,
    port: environment.port,
    databaseUrl: environment.databaseUrl,
    seed: environment.seed && options.seed,
    signal: signals.first,
    console,
  });
  console.note(await welcome(office, Date.now() - started));
  await signals.received;
  signals.onSecond(() => {
    office.kill();
    process.exit(130);
  });
  console.note('Stopping…');
  await office.stop();
  console.note('Stopped.');
}

async function welcome(office: Office, took: number) {
  const lines = ['', `DEMOS is ready in ${(took / 1000).toFixed(1)} s:  ${office.url}`];
  if (office.hasDemo) {
    const logins = await demoLogins();
    const width = Math.max(...logins.map(({ login }) => login.length)) + 2;
    lines.push('', 'Demo logins', ...logins.map(({ login, password, title }) => `  ${login.padEnd(width)}${password}   ${title}`));
  }
  return [...lines, '', 'Ctrl-C stops it.', ''].join('\n');
}

/** The first signal asks; a later one insists. The copies that a terminal and npm both send count as one. */
function listenForSignals() {
  const aborter = new AbortController();
  let firstAt = 0;
  let insist: (() => void) | undefined;
  const received = new Promise<void>((resolve) => {
    const hear = () => {
      if (!firstAt) {
        firstAt = Date.now();
        aborter.abort();
        return resolve();
      }
      if (Date.now() - firstAt > IMPATIENT_AFTER) insist?.();
    };
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, hear);
  });
  return { first: aborter.signal, received, onSecond: (handler: () => void) => void (insist = handler) };
}
