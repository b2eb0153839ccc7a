import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { composeServices } from '@apollo/composition';
import { Command } from 'commander';
import { parse } from 'graphql';
import type { BenchReport } from '../main.js';
import { freePort } from '../free-port.js';
import { mayPin, pin, PinnedProcess } from '../pinned-process.js';
import { median, rounded, type Timing } from '../statistics.js';
import { firstDifference } from './first-difference.js';
import { hives, LOAD_CORE, ours, stock, type Contestant } from './contestants.js';
import { NESTED_QUERY, subgraphs } from './graph.js';
import { Load } from './load.js';
import { installPeers, versionOf } from './peers.js';
import { fileURLToPath } from 'node:url';

interface Options {
  clients: number;
  seconds: number;
  rounds: number;
  peers: boolean;
  profile?: string;
}

interface Running {
  contestant: Contestant;
  process: PinnedProcess;
  load: Load;
  rounds: Round[];
}

interface Round {
  timing: Timing;
  cpuMs: number;
  calls: number;
}

const TARGET = 3;
const say = (line: string) => void process.stdout.write(`${line}\n`);

function optionsOf(args: string[]): Options {
  return new Command('gateway')
    .option('--clients <n>', 'requests under way at a time', Number, 32)
    .option('--seconds <n>', 'about how long one gateway is measured in one round', Number, 2)
    .option('--rounds <n>', 'how often each gateway has its turn', Number, 5)
    .option('--no-peers', 'only DEMOS and stock Apollo, without installing anything')
    .option('--profile <folder>', 'write a processor profile of our gateway')
    .parse(args, { from: 'user' })
    .opts<Options>();
}

function supergraphOf(urls: Record<string, string>): string {
  const { supergraphSdl, errors } = composeServices(Object.entries(subgraphs).map(([name, { sdl }]) => ({ name, url: `${urls[name]}/graphql`, typeDefs: parse(sdl) })));
  if (!supergraphSdl) throw new Error(errors?.map(({ message }) => message).join('\n'));
  return supergraphSdl;
}

/** Each gateway has a turn in each round, so that what else the machine does falls on all of them. */
async function turns(running: Running[], options: Options, countCalls: () => Promise<number>): Promise<void> {
  const paces = new Map<Running, number>();
  for (const each of running) {
    const warm = await each.load.run({ clients: options.clients, requests: 200, warmUp: 200 });
    paces.set(each, warm.perSecond);
  }
  for (let round = 0; round < options.rounds; round += 1) {
    for (const each of running) {
      const requests = Math.max(options.clients * 2, Math.round((paces.get(each) ?? 100) * options.seconds));
      await each.load.run({ clients: options.clients, requests: options.clients, warmUp: 0 });
      const [cpu, calls] = [each.process.cpuMs() ?? Number.NaN, await countCalls()];
      const timing = await each.load.run({ clients: options.clients, requests, warmUp: 0 });
      each.rounds.push({ timing, cpuMs: ((each.process.cpuMs() ?? Number.NaN) - cpu) / requests, calls: ((await countCalls()) - calls) / requests });
    }
  }
}

/** Medians of ratios taken within one round. */
function timesFaster(one: Running, other: Running, by: (round: Round) => number): number {
  return median(one.rounds.map((round, index) => by(round) / by(other.rounds[index] ?? round)));
}

function line({ contestant, rounds, process }: Running, base: Running, mine: Running): string {
  const of = (by: (round: Round) => number) => median(rounds.map(by));
  return [
    contestant.name.padEnd(18),
    `${of(({ timing }) => timing.perSecond).toFixed(0).padStart(5)} /s`,
    `p50 ${of(({ timing }) => timing.p50).toFixed(0).padStart(4)} ms`,
    `p95 ${of(({ timing }) => timing.p95).toFixed(0).padStart(4)} ms`,
    `cpu ${of(({ cpuMs }) => cpuMs).toFixed(2).padStart(6)} ms a request`,
    `${of(({ calls }) => calls).toFixed(1).padStart(5)} calls`,
    `${(process.memoryMiB() ?? Number.NaN).toFixed(0).padStart(4)} MiB`,
    `failed ${rounds.reduce((sum, { timing }) => sum + timing.failed, 0)}`,
    `${timesFaster({ ...base, rounds }, base, ({ timing }) => timing.perSecond).toFixed(2)} × stock`,
    `ours ${timesFaster(mine, { ...base, rounds }, ({ timing }) => timing.perSecond).toFixed(2)} ×`,
  ].join('   ');
}

/** The same graph, operation and modules through our gateway, stock @apollo/gateway and Hive Gateway with either engine. */
export async function gateway(args: string[]): Promise<BenchReport> {
  const options = optionsOf(args);
  const folder = await mkdtemp(join(tmpdir(), 'demos-bench-gateway-'));
  const closing: (() => Promise<void>)[] = [() => rm(folder, { recursive: true, force: true })];
  say(`gateway: ${options.clients} clients, ${options.rounds} rounds of ${options.seconds} s each; ${cpus().length} × ${cpus()[0]?.model}, Node ${process.version}${mayPin ? '' : '; processes are not pinned to cores'}`);
  const withoutPeers = options.peers ? installPeers(say) : 'left out by --no-peers';
  if (withoutPeers) say(`  Hive Gateway is not measured: ${withoutPeers}`);
  else say(`  peers: @apollo/gateway 2.14.4, Hive Gateway ${versionOf('@graphql-hive/gateway')}, router-runtime ${versionOf('@graphql-hive/router-runtime')}`);
  try {
    pin(process.pid, LOAD_CORE);
    const modules = PinnedProcess.start<{ urls: Record<string, string> }>({ file: fileURLToPath(new URL('./subgraphs.process.js', import.meta.url)), core: LOAD_CORE });
    closing.push(() => modules.stop());
    const { urls } = await modules.ready();
    const countCalls = async () => ((await (await fetch(`${urls['accounts']}/calls`)).json()) as { calls: number }).calls;
    const supergraphFile = join(folder, 'supergraph.graphql');
    await writeFile(supergraphFile, supergraphOf(urls));

    const running: Running[] = [];
    let expected: unknown;
    for (const contestant of [ours, stock, ...(withoutPeers ? [] : hives)]) {
      const execArgv = options.profile ? ['--cpu-prof', `--cpu-prof-dir=${options.profile}`] : [];
      const { process, url } = await contestant.open({ urls, supergraphFile, execArgv }, await freePort());
      const load = new Load(url, NESTED_QUERY, options.clients);
      closing.push(() => process.stop(contestant === ours ? 'SIGINT' : 'SIGTERM'), () => load.close());
      const data = await load.dataOfFirst();
      expected ??= data;
      const difference = firstDifference(expected, data);
      if (difference) {
        say(`  ${contestant.name} is not compared: it answers otherwise than ${ours.name} at ${difference}`);
        continue;
      }
      running.push({ contestant, process, load, rounds: [] });
    }
    say(`  all answers are equal: ${JSON.stringify(expected).length} bytes\n`);
    await turns(running, options, countCalls);

    const [mine, base] = running as [Running, Running];
    for (const each of running) say(line(each, base, mine));
    return reportOf(running, mine, base);
  } finally {
    for (const close of closing.reverse()) await close();
  }
}

function reportOf(running: Running[], mine: Running, base: Running): BenchReport {
  const metrics: BenchReport['metrics'] = {};
  for (const { contestant, rounds, process } of running) {
    metrics[`${contestant.name}.perSecond`] = rounded(median(rounds.map(({ timing }) => timing.perSecond)));
    metrics[`${contestant.name}.p50`] = rounded(median(rounds.map(({ timing }) => timing.p50)));
    metrics[`${contestant.name}.p95`] = rounded(median(rounds.map(({ timing }) => timing.p95)));
    metrics[`${contestant.name}.cpuMs`] = rounded(median(rounds.map(({ cpuMs }) => cpuMs)));
    metrics[`${contestant.name}.calls`] = rounded(median(rounds.map(({ calls }) => calls)));
    metrics[`${contestant.name}.memoryMiB`] = rounded(process.memoryMiB() ?? Number.NaN);
    metrics[`${contestant.name}.failed`] = rounds.reduce((sum, { timing }) => sum + timing.failed, 0);
  }
  const targets: BenchReport['targets'] = {};
  for (const other of running) {
    if (other === mine || other.contestant.sharesAnswers) continue;
    const ratio = rounded(timesFaster(mine, other, ({ timing }) => timing.perSecond));
    const least = other === base ? TARGET : 1;
    targets[`throughput against ${other.contestant.name}`] = { target: other === base ? `≥ ${TARGET} ×` : '> 1 ×', value: ratio, met: other === base ? ratio >= least : ratio > least };
  }
  for (const other of running) {
    if (other === mine) continue;
    metrics[`ratio.${other.contestant.name}`] = rounded(timesFaster(mine, other, ({ timing }) => timing.perSecond));
    metrics[`cpuRatio.${other.contestant.name}`] = rounded(timesFaster(other, mine, ({ cpuMs }) => cpuMs));
  }
  const failed = metrics[`${mine.contestant.name}.failed`] ?? 0;
  targets['failures'] = { target: '0', value: failed, met: failed === 0 };
  return { bench: 'gateway', metrics, targets, pass: Object.values(targets).every(({ met }) => met) };
}
