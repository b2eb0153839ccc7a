import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { demoOffice, demoPassword, townPlan } from '@demos/demo-town';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DemosProcess, processesOf, remove, root, temporaryFolder } from '../../fixtures/demos-process.js';

describe('after the supervisor was killed', () => {
  const dataDir = temporaryFolder();
  let demos: DemosProcess;
  let url: string;

  beforeAll(async () => {
    await start();
    const file = join(dataDir, 'office.json');
    writeFileSync(file, JSON.stringify(demoOffice(townPlan())));
    execFileSync(process.execPath, [join(root, 'packages/cli/dist/main.js'), 'access', 'import', file], {
      env: { PATH: process.env.PATH, DEMOS_DATA_DIR: dataDir },
      stdio: 'pipe',
    });
  });
  afterAll(async () => {
    demos.interrupt();
    await demos.exited;
    expect(processesOf(dataDir)).toEqual([]);
    remove(dataDir);
  });

  it('the next start recovers by itself and every acknowledged write is there', async () => {
    const cookie = await logIn();
    process.kill(demos.pid, 'SIGKILL');
    await demos.exited;
    await start();
    expect(await whoIs(cookie)).toBe('clerk');
  });

  it('the same when all of it was killed, PostgreSQL in the middle of its work included', async () => {
    const cookies = await Promise.all([logIn(), logIn(), logIn()]);
    for (const pid of processesOf(dataDir)) process.kill(pid, 'SIGKILL');
    await demos.exited;
    await start();
    expect(await Promise.all(cookies.map(whoIs))).toEqual(['clerk', 'clerk', 'clerk']);
  });

  it('a process that was given the pid of the dead supervisor is not taken for it', async () => {
    const before = JSON.parse(readFileSync(join(dataDir, 'supervisor.json'), 'utf8')) as { pid: number };
    for (const pid of processesOf(dataDir)) process.kill(pid, 'SIGKILL');
    await demos.exited;
    writeFileSync(join(dataDir, 'supervisor.json'), JSON.stringify({ ...before, pid: process.pid }));
    await start();
    expect((await fetch(`${url}/health/ready`)).status).toBe(200);
  });

  async function start() {
    demos = new DemosProcess({ dataDir });
    url = await demos.ready();
  }

  async function ask(query: string, cookie = '') {
    return fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie },
      body: JSON.stringify({ query }),
    });
  }

  async function logIn() {
    const response = await ask(`mutation { login(input: { login: "clerk", password: "${demoPassword}" }) { user { login } } }`);
    expect(await response.json()).toEqual({ data: { login: { user: { login: 'clerk' } } } });
    return response.headers.getSetCookie().map((each) => each.split(';')[0]).join('; ');
  }

  async function whoIs(cookie: string) {
    const { data } = (await (await ask('{ me { user { login } } }', cookie)).json()) as { data?: { me?: { user: { login: string } } } };
    return data?.me?.user.login;
  }
});
