import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { OfficeConsole } from './office.console.js';
import { OfficeError } from './office.error.js';
import type { Registry } from './office.registry.js';

export interface SeedStep {
  module: string;
  command: string;
  args: string[];
}

export interface SeedPlan {
  dataDir: string;
  registry: Registry;
  console: OfficeConsole;
  write(folder: string): Promise<SeedStep[]>;
  run(step: SeedStep): Promise<number>;
  signal?: AbortSignal;
}

const SEED = 'demo-town';

/** Loads the demo office through the modules' own commands, once a database. */
export async function seedOffice(plan: SeedPlan): Promise<boolean> {
  if ((await plan.registry.seeded()).includes(SEED)) return false;
  const started = Date.now();
  const folder = await mkdtemp(join(plan.dataDir, 'seed-'));
  try {
    const steps = await plan.write(folder);
    for (const [index, step] of steps.entries()) {
      plan.console.note(`Loading the demo office, ${index + 1} of ${steps.length}: ${step.module} ${step.command}`);
      const code = await plan.run(step);
      if (plan.signal?.aborted) throw new OfficeError('The loading of the demo office was given up; the next start goes on with it.');
      if (code !== 0) {
        throw new OfficeError(`The demo office could not be loaded: "${step.module} ${step.command}" ended with code ${code}. Try again with "npm run demos -- seed", or start with --no-seed.`);
      }
    }
    await plan.registry.markSeeded(SEED);
    plan.console.note(`The demo office is loaded (${((Date.now() - started) / 1000).toFixed(1)} s)`);
    return true;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
