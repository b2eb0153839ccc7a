import { existsSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testOffice, type TestOffice } from '@demos/module-testing';
import { foreignPeersOf, processTree } from './office-connections.js';

describe.runIf(existsSync('/proc/self/net/tcp'))('the processes of an office', () => {
  let t: TestOffice;

  beforeAll(async () => {
    t = await testOffice({ seed: true });
  });
  afterAll(() => t?.stop());

  it('open no connection beyond this machine, at work and at rest', async () => {
    const clerk = await t.as('clerk');
    const pids = [t.office.gatewayProcess.pid!, ...t.office.modules.map(({ id }) => t.office.moduleProcess(id).pid!)].flatMap(processTree);
    expect(pids.length).toBeGreaterThanOrEqual(4);
    const seen = new Set<string>();
    for (let n = 0; n < 40; n += 1) {
      await clerk.query('{ me { user { id } } persons(filter: { text: "ив" }) { nodes { id } } addressRoots { id } }');
      for (const pid of pids) for (const peer of foreignPeersOf(pid)) seen.add(`${pid} ${peer}`);
      await sleep(50);
    }
    expect([...seen]).toEqual([]);
  });
});
