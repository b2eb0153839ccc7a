import { afterEach, describe, expect, it } from 'vitest';
import { DemosProcess, processesOf, remove, temporaryFolder, untilGone } from '../../fixtures/demos-process.js';

describe('a started office', () => {
  const folders: string[] = [];
  const folder = () => {
    const made = temporaryFolder();
    folders.push(made);
    return made;
  };
  afterEach(async () => {
    for (const each of folders.splice(0)) {
      for (const pid of processesOf(each)) process.kill(pid, 'SIGKILL');
      remove(each);
    }
  });

  it('leaves no process behind after Ctrl-C', async () => {
    const dataDir = folder();
    const demos = new DemosProcess({ dataDir });
    await demos.ready();
    expect(processesOf(dataDir).length).toBeGreaterThan(3);
    const asked = Date.now();
    demos.interrupt();
    expect(await demos.exited).toBe(0);
    expect(Date.now() - asked).toBeLessThan(10_000);
    expect(await untilGone(dataDir, 500)).toEqual([]);
  });

  it('leaves no process behind when it is told to end while it is still starting', async () => {
    const dataDir = folder();
    const demos = new DemosProcess({ dataDir });
    while (!processesOf(dataDir).some((pid) => pid !== demos.pid)) await new Promise((done) => setTimeout(done, 10));
    demos.child.kill('SIGTERM');
    await demos.exited;
    expect(await untilGone(dataDir, 500)).toEqual([]);
  });
});
