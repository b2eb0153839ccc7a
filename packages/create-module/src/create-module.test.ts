import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createModule, type CreatedModule } from './create-module.js';
import { moduleNameOf } from './module-name.js';

const run = promisify(execFile);

describe('a module from the scaffold', () => {
  let place: string;
  let created: CreatedModule;
  const inIt = (command: string, ...args: string[]) => {
    const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(VITEST|DEMOS_|NODE_ENV|npm_)/.test(name)));
    return run(join(created.folder, 'node_modules', '.bin', command), args, { cwd: created.folder, env });
  };

  beforeAll(() => {
    place = realpathSync(mkdtempSync(join(tmpdir(), 'demos-scaffold-')));
    created = createModule('pet-licences', { cwd: place });
  });
  afterAll(() => rmSync(place, { recursive: true, force: true }));

  it('compiles, tells its manifest and passes its own test within a minute', async () => {
    const startedAt = performance.now();
    await inIt('tsc', '-p', '.');
    const manifest = JSON.parse((await inIt('node', 'dist/main.js', 'manifest')).stdout) as object;
    expect(manifest).toMatchObject({ id: 'pet_licences', permissions: ['pet_licences.read', 'pet_licences.write'] });
    const { stdout } = await inIt('vitest', 'run');
    expect(stdout).toMatch(/3 passed/);
    expect(performance.now() - startedAt).toBeLessThan(60_000);
  }, 120_000);

  it('has nothing left to fill in', () => {
    for (const file of created.files) {
      expect(file).not.toContain('__');
      expect(readFileSync(join(created.folder, file), 'utf8').replaceAll('__typename', ''), file).not.toMatch(/__\w+__/);
    }
    expect(created.files).toEqual(expect.arrayContaining(['.gitignore', 'package.json', 'messages/ru.json', 'src/module.test.ts']));
  });

  it('overwrites nobody', () => {
    expect(() => createModule('pet-licences', { cwd: place })).toThrow('is not empty. Choose another name');
  });
});

describe('the name of a module', () => {
  it.each([
    ['pet-licences', { id: 'pet_licences', typeName: 'PetLicences', fieldName: 'petLicences', packageName: 'demos-pet-licences', title: 'Pet licences' }],
    ['demos-pets', { id: 'pets', typeName: 'Pets', fieldName: 'pets', packageName: 'demos-pets', title: 'Pets' }],
  ])('%s is written in every form', (folder, names) => {
    expect(moduleNameOf(folder)).toEqual(names);
  });

  it.each(['питомцы', '7pets', 'x'])('%s is refused with an example', (folder) => {
    expect(() => moduleNameOf(folder)).toThrow('beginning with a letter: pet-licences');
  });
});
