import type { SeedStep } from './office.seed.js';

export interface DemoLogin {
  login: string;
  password: string;
  title: string;
}

/** The generator is loaded only when needed: a running office has no use for it. */
export async function writeDemoSeed(folder: string): Promise<SeedStep[]> {
  const { demoSeed } = await import('@demos/demo-town');
  return demoSeed(folder);
}

export async function demoLogins(): Promise<DemoLogin[]> {
  const { demoOffice, townPlan } = await import('@demos/demo-town');
  const { users, roles } = demoOffice(townPlan());
  return users.map(({ login, password, fullName, roles: held }) => {
    const names = new Set(held.map(({ role }) => roles.find(({ code }) => code === role)?.name.ru ?? role));
    return { login, password, title: `${[...names].join(', ')} (${fullName})` };
  });
}
