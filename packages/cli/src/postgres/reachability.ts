import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Account } from './account.js';

/** Asks the system itself, in the account's shoes: permissions, ACLs and mounts all count. */
export function canReach(account: Account | undefined, path: string, access: 'enter' | 'run' = 'enter'): boolean {
  if (!account) return true;
  let target = path;
  while (!existsSync(target)) target = dirname(target);
  const { status } = spawnSync('/bin/sh', ['-c', access === 'run' ? '"$0" --version >/dev/null 2>&1' : 'cd "$0" 2>/dev/null', target], {
    uid: account.uid,
    gid: account.gid,
    cwd: '/',
    stdio: 'ignore',
  });
  return status === 0;
}
