import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { OfficeError } from '../office/office.error.js';

export interface Account {
  name: string;
  uid: number;
  gid: number;
}

/** PostgreSQL refuses to run as root, so root lends it another account; anybody else runs it as himself. */
export function databaseAccount(existingData?: string): Account | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const owner = existingData && existsSync(existingData) ? statSync(existingData) : undefined;
  if (owner && owner.uid !== 0) {
    return { name: readAccounts().find(({ uid }) => uid === owner.uid)?.name ?? String(owner.uid), uid: owner.uid, gid: owner.gid };
  }
  return find('demos') ?? find('postgres') ?? create('demos') ?? find('nobody') ?? missing();
}

function find(name: string) {
  return readAccounts().find((account) => account.name === name);
}

function create(name: string) {
  const attempts = [
    ['useradd', '--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', name],
    ['adduser', '-S', '-D', '-H', name],
  ];
  for (const [command = '', ...words] of attempts) {
    try {
      execFileSync(command, words, { stdio: 'ignore' });
      return find(name);
    } catch {
      continue;
    }
  }
  return undefined;
}

function readAccounts(): Account[] {
  return readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
    .filter((fields) => fields.length >= 4)
    .map(([name = '', , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) }));
}

function missing(): never {
  throw new OfficeError(
    'PostgreSQL does not run as root and this machine has no other account for it. Create one (useradd --system demos) or start DEMOS as an ordinary user.',
  );
}
