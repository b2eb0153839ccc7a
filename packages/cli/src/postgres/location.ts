import { createHash } from 'node:crypto';
import { chmodSync, chownSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Account } from './account.js';
import { databaseAccount } from './account.js';
import { canReach } from './reachability.js';

export interface DatabaseLocation {
  account: Account | undefined;
  home: string;
  data: string;
  elsewhere: boolean;
}

/** Where the embedded database lives: in the data folder, or in /var/lib/demos when its account cannot enter that. */
export function databaseLocation(dataDir: string): DatabaseLocation {
  const pointer = join(dataDir, 'postgres-location');
  const inside = join(dataDir, 'postgres');
  const known = existsSync(pointer) ? readFileSync(pointer, 'utf8').trim() : undefined;
  const account = databaseAccount(join(known ?? inside, 'data'));
  const reachable = canReach(account, dataDir);
  const home = known ?? (reachable || existsSync(join(inside, 'data')) ? inside : outside(dataDir));
  mkdirSync(home, { recursive: true });
  if (account) {
    chmodSync(home, 0o711);
    chownSync(home, account.uid, account.gid);
  }
  if (home !== inside && !known) writeFileSync(pointer, `${home}\n`);
  return { account, home, data: join(home, 'data'), elsewhere: home !== inside };
}

function outside(dataDir: string) {
  return join('/var/lib/demos', createHash('sha256').update(dataDir).digest('hex').slice(0, 12));
}
