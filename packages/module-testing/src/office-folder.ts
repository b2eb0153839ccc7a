import { copyFileSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readTestCluster } from './environment.js';

/** A data folder whose office knows the passwords of the run's server. */
export function officeFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'demos-office-'));
  copyFileSync(join(readTestCluster().dataDir, 'secrets.json'), join(folder, 'secrets.json'));
  return folder;
}
