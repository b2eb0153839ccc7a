import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..', '..');
const cruiser = join(root, 'node_modules', '.bin', 'depcruise');

const compiled = [
  'gateway/dist',
  ...['packages', 'subgraphs'].flatMap((group) => readdirSync(join(root, group)).map((name) => `${group}/${name}/dist`)),
];

interface Cruise {
  modules: { source: string }[];
  summary: { totalCruised: number; violations: { rule: { name: string }; from: string; to: string }[] };
}

async function cruise(cwd: string, folders: string[]): Promise<Cruise> {
  const config = join(root, '.dependency-cruiser.mjs');
  const { stdout } = await promisify(execFile)(cruiser, ['--config', config, '--output-type', 'json', ...folders], {
    cwd,
    maxBuffer: 64 * 1024 * 1024,
  }).catch((error: { stdout: string }) => error);
  return JSON.parse(stdout) as Cruise;
}

describe('the house', () => {
  it('keeps its rules: no cycles, module to SDK only, licences behind one door', async () => {
    const { summary } = await cruise(root, compiled);
    expect(summary.totalCruised).toBeGreaterThan(300);
    expect(summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`)).toEqual([]);
  });

  it('would be told of a module that imports another, of a gateway that imports a module, and of a cycle', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'demos-house-'));
    const files = {
      'subgraphs/one/dist/a.js': "import '../../two/dist/b.js';",
      'subgraphs/two/dist/b.js': "import './c.js';",
      'subgraphs/two/dist/c.js': "import './b.js';",
      'gateway/dist/d.js': "import '../../subgraphs/two/dist/b.js';",
    };
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    const { summary } = await cruise(folder, ['subgraphs', 'gateway']);
    rmSync(folder, { recursive: true });
    const told = new Set(summary.violations.map(({ rule }) => rule.name));
    expect([...told].sort()).toEqual(['gateway-knows-no-module', 'module-to-sdk-only', 'no-cycles']);
  });
});
