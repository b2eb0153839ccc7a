import { mkdtemp, rm } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSecrets, roleOf, startOffice, type Office } from '@demos/cli';
import { demoPassword, townPlan } from '@demos/demo-town';
import { Command } from 'commander';
import pg from 'pg';
import { closedLoop } from '../closed-loop.js';
import type { BenchReport } from '../main.js';
import { rounded, type Timing } from '../statistics.js';
import { signIn, straightToModule, throughGateway, type Send } from './endpoints.js';
import { KINDS, operationOf, type Kind, type Sample } from './operations.js';
import { loadRegister, sampleOf } from './register-of.js';
import { replayer } from './replay.js';

interface Options {
  persons: number;
  clients: number;
  requests: number;
}

interface Measured {
  gateway: Timing;
  module: Timing;
  sql: Timing;
  statements: number;
}

const P95_TARGET_MS: Record<Kind, number> = { search: 50, card: 100, register: 150 };
const MODULE = 'residents';

function optionsOf(args: string[]): Options {
  const command = new Command('main-job')
    .option('--persons <n>', 'people in the register', Number, 100_000)
    .option('--clients <n>', 'requests under way at a time', Number, 4)
    .option('--requests <n>', 'requests measured of each kind', Number, 600)
    .parse(args, { from: 'user' });
  return command.opts<Options>();
}

const say = (line: string) => void process.stdout.write(`${line}\n`);

async function moduleUrlOf(office: Office): Promise<string> {
  const client = new pg.Client({ connectionString: office.adminUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ url: string }>('select url from platform.module where id = $1', [MODULE]);
    return rows[0]?.url ?? '';
  } finally {
    await client.end();
  }
}

interface Endpoints {
  gateway: Send;
  module: Send;
}

async function measure(office: Office, kind: Kind, sample: Sample, { gateway, module }: Endpoints, options: Options): Promise<Measured> {
  const load = { clients: options.clients, requests: options.requests, warmUp: Math.ceil(options.requests / 5) };
  let n = 0;
  const loop = (send: Send) => closedLoop(async () => void (await send(operationOf(kind, sample, (n += 1)))), load);
  const gatewayTiming = await loop(gateway);
  const moduleTiming = await loop(module);

  const recorded = operationOf(kind, sample, (n += 1));
  const text = JSON.stringify(recorded.variables);
  const replay = await replayer({
    adminUrl: office.adminUrl,
    moduleUrl: office.databaseUrlFor(MODULE),
    logFile: join(office.dataDir, 'logs', 'postgres.log'),
    role: roleOf(MODULE),
    clients: options.clients,
    send: async () => void (await gateway(recorded)),
    renewal: kind === 'register' ? { fresh: [...text.matchAll(/"id":"([^"]+)"/g)].map((match) => match[1] ?? ''), numbers: [...text.matchAll(/"number":"(\d+)"/g)].map((match) => match[1] ?? '') } : { fresh: [], numbers: [] },
  });
  try {
    return { gateway: gatewayTiming, module: moduleTiming, sql: await closedLoop(() => replay.run(), load), statements: replay.statements };
  } finally {
    await replay.close();
  }
}

function row(kind: Kind, at: string, timing: Timing, base: Timing): string {
  const ratio = (timing.p50 / base.p50).toFixed(2);
  return `${kind.padEnd(9)} ${at.padEnd(10)} p50 ${timing.p50.toFixed(2).padStart(8)} ms   p95 ${timing.p95.toFixed(2).padStart(8)} ms   ${timing.perSecond.toFixed(0).padStart(6)} /s   failed ${timing.failed}   ${ratio.padStart(6)} × SQL`;
}

/** Search, card and registration at the gateway, straight at the module, and as bare SQL, in one run. */
export async function mainJob(args: string[]): Promise<BenchReport> {
  const options = optionsOf(args);
  const dataDir = await mkdtemp(join(tmpdir(), 'demos-bench-office-'));
  say(`main-job: ${options.persons} people, ${options.clients} clients, ${options.requests} requests a kind; ${cpus().length} × ${cpus()[0]?.model}, Node ${process.version}`);
  const office = await startOffice({ dataDir, port: 0, seed: false, quiet: true, logLevel: 'warn' });
  try {
    const loaded = await loadRegister(office, options.persons, say);
    const sample = await sampleOf(office, townPlan().offices[0]?.id ?? '');
    say(`  ${sample.persons} people loaded in ${loaded.toFixed(1)} s\n`);
    const session = await signIn(office, 'clerk', demoPassword);
    const endpoints: Endpoints = {
      gateway: throughGateway(office, session),
      module: await straightToModule(office, await moduleUrlOf(office), MODULE, session, openSecrets(dataDir).keys),
    };

    const metrics: Record<string, number> = { persons: sample.persons, loadSeconds: rounded(loaded) };
    const targets: BenchReport['targets'] = {};
    for (const kind of KINDS) {
      const { gateway, module, sql, statements } = await measure(office, kind, sample, endpoints, options);
      say([row(kind, 'gateway', gateway, sql), row(kind, 'module', module, sql), row(kind, `SQL (${statements})`, sql, sql)].join('\n'));
      for (const [at, timing] of Object.entries({ gateway, module, sql })) {
        metrics[`${kind}.${at}.p50`] = rounded(timing.p50);
        metrics[`${kind}.${at}.p95`] = rounded(timing.p95);
        metrics[`${kind}.${at}.perSecond`] = rounded(timing.perSecond);
        metrics[`${kind}.${at}.failed`] = timing.failed;
      }
      const share = rounded(gateway.perSecond / module.perSecond);
      metrics[`${kind}.gatewayShareOfModule`] = share;
      targets[`${kind} p95 at the gateway`] = { target: `≤ ${P95_TARGET_MS[kind]} ms`, value: rounded(gateway.p95), met: gateway.p95 <= P95_TARGET_MS[kind] };
      targets[`${kind} throughput of the gateway against the module`] = { target: '≥ 0.6 ×', value: share, met: share >= 0.6 };
      targets[`${kind} failures`] = { target: '0', value: gateway.failed + module.failed, met: gateway.failed + module.failed === 0 };
    }
    return { bench: 'main-job', metrics, targets, pass: Object.values(targets).every(({ met }) => met) };
  } finally {
    await office.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
}
