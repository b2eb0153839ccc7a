import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DemosProcess, remove, temporaryFolder } from '../../fixtures/demos-process.js';

describe('a second start', () => {
  const dataDir = temporaryFolder();
  const otherDir = temporaryFolder();
  let first: DemosProcess;
  let url: string;

  beforeAll(async () => {
    first = new DemosProcess({ dataDir });
    url = await first.ready();
  });
  afterAll(async () => {
    first.interrupt();
    await first.exited;
    remove(dataDir);
    remove(otherDir);
  });

  it('on the same data says which process has it, and disturbs nothing', async () => {
    const second = new DemosProcess({ dataDir });
    expect(await second.exited).toBe(1);
    expect(second.output).toContain(`pid ${first.pid}`);
    expect(second.output).toContain(url);
    expect((await fetch(`${url}/health/ready`)).status).toBe(200);
  });

  it('on a busy port says which process listens there', async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const second = new DemosProcess({ dataDir: otherDir, port });
    expect(await second.exited).toBe(1);
    server.close();
    expect(second.output).toContain(`Port ${port} is taken by process ${process.pid}`);
    expect(second.output).toContain('DEMOS_PORT=');
  });

  it('on the port of another office says so and leaves that office running', async () => {
    const second = new DemosProcess({ dataDir: otherDir, port: Number(new URL(url).port) });
    expect(await second.exited).toBe(1);
    expect(second.output).toMatch(/is taken by process \d+ \(.*gateway.*\)/);
    expect((await fetch(`${url}/health/ready`)).status).toBe(200);
  });
});
