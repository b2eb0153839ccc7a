import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startOffice } from '@demos/cli';
import { demoPassword, townPlan } from '@demos/demo-town';
import { Command } from 'commander';
import { signIn, throughGateway } from '../main-job/endpoints.js';
import { operationOf } from '../main-job/operations.js';
import { loadRegister, sampleOf } from '../main-job/register-of.js';
import type { BenchReport } from '../main.js';
import { median, rounded, timingOf } from '../statistics.js';
import { ModuleLife } from './life.js';
import { memoryOfSwaps } from './memory.js';
import { packagesIn } from './packages.js';
import { SteadyLoad } from './steady-load.js';

interface Options {
  rounds: number;
  rate: number;
  persons: number;
  before: number;
  swaps: number;
  steps?: boolean;
}

const say = (line: string) => void process.stdout.write(`${line}\n`);

function optionsOf(args: string[]): Options {
  return new Command('module-swap')
    .option('--rounds <n>', 'lives of the module: added, upgraded, broken, rolled back, killed, removed', Number, 20)
    .option('--rate <n>', 'requests a second, all the while', Number, 40)
    .option('--persons <n>', 'people in the register', Number, 2_000)
    .option('--before <s>', 'seconds of load before the first swap', Number, 10)
    .option('--swaps <n>', 'swaps straight in the registry, after which the memory is read', Number, 200)
    .option('--steps', 'tell each step of each order and when it began')
    .parse(args, { from: 'user' })
    .opts<Options>();
}

interface Lives {
  before: number[];
  during: number[];
  sent: number;
  failures: string[];
  firstAnswers: number[];
}

/** A constant load on the real office, through which a module lives its lives. */
async function livesUnderLoad(options: Options): Promise<Lives> {
  const dataDir = await mkdtemp(join(tmpdir(), 'demos-bench-swap-'));
  const packages = await packagesIn(await mkdtemp(join(dataDir, 'packages-')));
  const office = await startOffice({ dataDir, port: 0, seed: false, quiet: true, logLevel: 'warn', drainMs: 1_000 });
  try {
    await loadRegister(office, options.persons, say);
    const sample = await sampleOf(office, townPlan().offices[0]?.id ?? '');
    const send = throughGateway(office, await signIn(office, 'clerk', demoPassword));
    let n = 0;
    const load = new SteadyLoad(() => send(operationOf((n += 1) % 2 === 0 ? 'card' : 'search', sample, n)), options.rate);
    const life = new ModuleLife(office, packages, sample.personIds[0] ?? '', options.steps ? say : () => undefined);
    load.start();
    await sleep(3_000);
    const calmFrom = performance.now();
    await sleep(options.before * 1_000);
    const swapsFrom = performance.now();
    const firstAnswers: number[] = [];
    try {
      for (let round = 1; round <= options.rounds; round += 1) {
        const began = performance.now();
        const firstAnswer = await life.add();
        firstAnswers.push(firstAnswer);
        await life.restOfLife();
        const { p99 } = timingOf(load.between(began, performance.now()), 1, 0);
        say(`  life ${String(round).padStart(2)}: first answer after ${firstAnswer.toFixed(0)} ms, whole life ${((performance.now() - began) / 1_000).toFixed(1)} s, p99 ${p99.toFixed(1)} ms, failed so far ${load.failures.length}`);
      }
    } finally {
      await load.stop();
    }
    const before = load.between(calmFrom, swapsFrom);
    return { before, during: load.between(swapsFrom, Number.POSITIVE_INFINITY), sent: load.sent, failures: load.failures, firstAnswers };
  } finally {
    await office.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
}

/** What a module that comes and goes costs those who have nothing to do with it. */
export async function moduleSwap(args: string[]): Promise<BenchReport> {
  const options = optionsOf(args);
  say(`module-swap: ${options.rounds} lives of a module under ${options.rate} requests a second; ${options.swaps} swaps for the memory`);
  const metrics: BenchReport['metrics'] = {};
  const targets: BenchReport['targets'] = {};
  if (options.rounds > 0) {
    const { before, during, sent, failures, firstAnswers } = await livesUnderLoad(options);
    const [calm, swapping] = [timingOf(before, 1, 0), timingOf(during, 1, 0)];
    const ratio = rounded(swapping.p99 / calm.p99);
    const slowest = rounded(Math.max(...firstAnswers));
    Object.assign(metrics, {
      requests: sent,
      'before.p50': rounded(calm.p50),
      'before.p99': rounded(calm.p99),
      'during.p50': rounded(swapping.p50),
      'during.p99': rounded(swapping.p99),
      'firstAnswer.median': rounded(median(firstAnswers)),
      'firstAnswer.max': slowest,
    });
    for (const message of new Set(failures)) say(`  failed: ${message}`);
    targets['failed requests outside the module'] = { target: '0', value: failures.length, met: failures.length === 0 };
    targets['p99 during against before'] = { target: '≤ 2 ×', value: ratio, met: ratio <= 2 };
    targets['from add to the first answer'] = { target: '≤ 3000 ms', value: slowest, met: slowest <= 3_000 };
  }
  if (options.swaps > 0) {
    const { used, versions } = await memoryOfSwaps(options.swaps);
    const growth = rounded((used.at(-1) ?? Number.NaN) / (used[0] ?? Number.NaN));
    say(`  memory after each twentieth swap, MiB: ${used.map((each) => each.toFixed(1)).join(' ')}; supergraphs kept: ${versions}`);
    Object.assign(metrics, { 'memory.start': rounded(used[0] ?? Number.NaN), 'memory.end': rounded(used.at(-1) ?? Number.NaN), 'memory.versions': versions });
    targets['memory after all swaps against the first twenty'] = { target: '≤ 1.1 ×', value: growth, met: growth <= 1.1 };
  }
  return { bench: 'module-swap', metrics, targets, pass: Object.values(targets).every(({ met }) => met) };
}
