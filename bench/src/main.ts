import { gateway } from './gateway/gateway.bench.js';
import { mainJob } from './main-job/main-job.bench.js';
import { moduleSwap } from './module-swap/module-swap.bench.js';

/** What a bench prints last, as one line of JSON. */
export interface BenchReport {
  bench: string;
  metrics: Record<string, number>;
  targets: Record<string, { target: string; value: number; met: boolean }>;
  pass: boolean;
}

const benches: Record<string, (args: string[]) => Promise<BenchReport>> = { 'main-job': mainJob, gateway, 'module-swap': moduleSwap };

const [name = '', ...args] = process.argv.slice(2);
const bench = benches[name];
if (!bench) {
  process.stderr.write(`Name a bench: npm run bench -- ${Object.keys(benches).join(' | ')}\n`);
  process.exitCode = 2;
} else {
  const report = await bench(args);
  process.stdout.write(`${JSON.stringify(report)}\n`);
  process.exitCode = report.pass ? 0 : 1;
}
