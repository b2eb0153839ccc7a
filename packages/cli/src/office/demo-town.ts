import type { SeedStep } from './office.seed.js';

export interface DemoLogin {
  login: string;
  password: string;
  title: string;
}

interface DemoTown {
  writeDemoSeed(folder: string): Promise<SeedStep[]>;
  demoLogins: DemoLogin[];
}

const PACKAGE: string = '@demos/demo-town';

/** Loaded only when needed: a running office has no use for it. */
export async function demoTown(): Promise<DemoTown> {
  return (await import(PACKAGE)) as DemoTown;
}
