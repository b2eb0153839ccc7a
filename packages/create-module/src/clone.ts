import { existsSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const PACKAGES = ['@demos/module-sdk', '@demos/module-testing', '@types/node', 'typescript', 'vitest'];
const COMMANDS = ['node', 'tsc', 'vitest'];

/**
 * Lends the packages and commands of the clone that this file belongs to, so that nothing needs to be fetched.
 *
 * @returns false when this is no clone but a package from a registry
 */
export function linkClone(folder: string): boolean {
  if (!existsSync(join(root, 'packages', 'module-sdk'))) return false;
  const modules = join(folder, 'node_modules');
  for (const name of PACKAGES) link(join(root, 'node_modules', name), join(modules, name));
  for (const name of COMMANDS) link(join(root, 'node_modules', '.bin', name), join(modules, '.bin', name));
  const demos = join(modules, '.bin', 'demos');
  writeFileSync(demos, `#!/bin/sh\nINIT_CWD="\${INIT_CWD:-$PWD}" exec node "${join(root, 'scripts', 'run.mjs')}" demos "$@"\n`, { mode: 0o755 });
  return true;
}

function link(target: string, path: string): void {
  mkdirSync(dirname(path), { recursive: true });
  rmSync(path, { recursive: true, force: true });
  symlinkSync(target, path, 'junction');
}
