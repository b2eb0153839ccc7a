import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const run = promisify(execFile);
const root = fileURLToPath(new URL('../../../', import.meta.url));

describe('a packed module', () => {
  let place: string;
  beforeAll(() => {
    place = realpathSync(mkdtempSync(join(tmpdir(), 'demos-packed-')));
    const sdk = join(place, 'node_modules', '@demos', 'module-sdk');
    mkdirSync(dirname(sdk), { recursive: true });
    symlinkSync(join(root, 'packages', 'module-sdk'), sdk, 'junction');
  });
  afterAll(() => rmSync(place, { recursive: true, force: true }));

  it.each(['notes', 'arrivals'])('%s needs nothing but the SDK beside it', async (id) => {
    const { stdout } = await run('npm', ['pack', '--json', '--pack-destination', place], { cwd: join(root, 'examples', id) });
    const [packed] = JSON.parse(stdout) as [{ filename: string; files: { path: string }[] }];
    const paths = packed.files.map(({ path }) => path);
    expect(paths).toEqual(expect.arrayContaining(['package.json', 'dist/main.js', 'messages/ru.json']));
    expect(paths.filter((path) => /(^|\/)src\/|\.test\./.test(path))).toEqual([]);
    const folder = join(place, id);
    mkdirSync(folder);
    await run('tar', ['-xzf', join(place, packed.filename), '-C', folder, '--strip-components', '1']);
    const manifest = await run(process.execPath, ['dist/main.js', 'manifest'], { cwd: folder, env: {} });
    expect(JSON.parse(manifest.stdout)).toMatchObject({ id, version: '1.0.0' });
  });
});
