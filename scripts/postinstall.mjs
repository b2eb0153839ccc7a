import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const patchPackage = findPatchPackage();

if (patchPackage && existsSync(`${root}/node_modules/graphql-shield`)) {
  const { status } = spawnSync(process.execPath, [patchPackage, '--error-on-fail'], { cwd: root, stdio: 'inherit' });
  process.exitCode = status ?? 1;
}

function findPatchPackage() {
  try {
    return createRequire(import.meta.url).resolve('patch-package/index.js');
  } catch {
    return undefined;
  }
}
