import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { readEnvironment } from '../../environment.js';

export function newCommand(folder: string, options: string[]): void {
  const { root, callerDir } = readEnvironment();
  const main = join(root, 'packages', 'create-module', 'dist', 'main.js');
  const { status } = spawnSync(process.execPath, [main, folder, ...options], { cwd: callerDir, stdio: 'inherit' });
  process.exitCode = status ?? 1;
}
