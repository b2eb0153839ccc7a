import { execFileSync } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { DemosProcess, processesOf, remove, root, temporaryFolder, untilGone } from '../../fixtures/demos-process.js';
import { databaseAccount } from './account.js';
import { canReach } from './reachability.js';

const isRoot = process.getuid?.() === 0;
const account = isRoot ? databaseAccount() : undefined;

describe.skipIf(!isRoot)('as root (these need root)', () => {
  const folders: string[] = [];
  const folder = () => {
    const made = temporaryFolder();
    folders.push(made);
    return made;
  };
  afterEach(() => {
    for (const each of folders.splice(0)) {
      for (const pid of processesOf(each)) process.kill(pid, 'SIGKILL');
      remove(each);
    }
  });

  it('PostgreSQL runs as another account, in a clone that only root may enter', async () => {
    const closed = folder();
    chmodSync(closed, 0o700);
    const clone = join(closed, 'demos');
    copyClone(clone);
    const dataDir = join(clone, '.demos');
    const demos = new DemosProcess({ dataDir, clone });
    const url = await demos.ready();
    expect((await fetch(`${url}/health/ready`)).status).toBe(200);
    const home = readFileSync(join(dataDir, 'postgres-location'), 'utf8').trim();
    expect(demos.output).toContain(home);
    expect(statSync(join(home, 'data')).uid).toBe(account?.uid);
    demos.interrupt();
    await demos.exited;
    expect(await untilGone(dataDir, 500)).toEqual([]);
    rmSync(home, { recursive: true, force: true });
  });

  it.skipIf(!account || !canReach(account, root))('an ordinary user starts and stops an office of his own', async () => {
    const own = folder();
    chmodSync(own, 0o711);
    const dataDir = join(own, 'data');
    mkdirSync(dataDir);
    chownSync(dataDir, account?.uid ?? 0, account?.gid ?? 0);
    const demos = new DemosProcess({ dataDir, spawn: { uid: account?.uid, gid: account?.gid } });
    const url = await demos.ready();
    expect((await fetch(`${url}/health/ready`)).status).toBe(200);
    expect(existsSync(join(dataDir, 'postgres', 'data', 'PG_VERSION'))).toBe(true);
    demos.interrupt();
    expect(await demos.exited).toBe(0);
    expect(await untilGone(dataDir, 500)).toEqual([]);
  });
});

/** Hard links: a real folder tree of its own without the gigabyte; caches, which other tests write to meanwhile, stay behind. */
function copyClone(target: string) {
  linkInto(target, root, (name) => name !== 'node_modules' && !name.startsWith('.'));
  linkInto(join(target, 'node_modules'), join(root, 'node_modules'), (name) => name === '.bin' || !name.startsWith('.'));
}

function linkInto(target: string, from: string, wanted: (name: string) => boolean) {
  mkdirSync(target, { recursive: true });
  const paths = readdirSync(from).filter(wanted).map((name) => join(from, name));
  execFileSync('cp', ['-al', ...paths, target]);
}
