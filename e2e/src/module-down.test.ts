import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testOffice, type OfficeClient, type TestOffice } from '@demos/module-testing';

const BOTH = '{ addressRoots { id text } persons(filter: { text: "ков" }, first: 3) { nodes { id } } }';

interface Both {
  addressRoots: { id: string }[];
  persons: { nodes: { id: string }[] } | null;
}

describe('an office with a module down', () => {
  let t: TestOffice;
  let clerk: OfficeClient;

  beforeAll(async () => {
    t = await testOffice({ seed: true });
    clerk = await t.as('clerk');
  });
  afterAll(() => t?.stop());

  it('answers null with the name of the module for its fields, all the rest as ever, and gets it back by itself', async () => {
    expect((await clerk.must<Both>(BOTH)).persons?.nodes.length).toBeGreaterThan(0);

    const module = t.office.moduleProcess('residents');
    process.kill(module.pid!, 'SIGKILL');
    const down = await clerk.query<Both>(BOTH);
    expect(down.data?.persons).toBeNull();
    expect(down.data?.addressRoots.length).toBeGreaterThan(0);
    expect(down.errors?.[0]?.extensions).toMatchObject({ code: 'MODULE_UNAVAILABLE', module: 'residents' });
    expect(down.errors?.[0]?.message).toContain('residents');

    const deadline = Date.now() + 20_000;
    let again = await clerk.query<Both>(BOTH);
    while (again.errors && Date.now() < deadline) {
      await sleep(200);
      again = await clerk.query<Both>(BOTH);
    }
    expect(again.errors).toBeUndefined();
    expect(again.data?.persons?.nodes.length).toBeGreaterThan(0);
  });

  it('is told by /health which module is which', async () => {
    const health = (await (await fetch(`${t.url}/health`)).json()) as { ready: boolean; modules: Record<string, { status: string }> };
    expect(Object.keys(health.modules).sort()).toEqual(['access', 'addresses', 'residents']);
  });
});
