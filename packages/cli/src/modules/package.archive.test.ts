import { existsSync, mkdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { Header, create } from 'tar';
import { afterAll, describe, expect, it } from 'vitest';
import { remove, temporaryFolder } from '../../fixtures/demos-process.js';
import { MOST_FILES, unpack } from './package.archive.js';

interface Entry {
  path: string;
  content?: string;
  type?: 'File' | 'SymbolicLink' | 'Link' | 'CharacterDevice';
  linkpath?: string;
  size?: number;
}

/** A tar made by hand, so that it may lie. */
function archiveOf(entries: Entry[]): Buffer {
  const blocks = entries.flatMap(({ path, content = '', type = 'File', linkpath, size = content.length }) => {
    const header = Buffer.alloc(512);
    new Header({ path, type, size, linkpath, mode: 0o4777, mtime: new Date(0), uid: 0, gid: 0 }).encode(header);
    return [header, Buffer.from(content.padEnd(Math.ceil(content.length / 512) * 512, '\0'))];
  });
  return gzipSync(Buffer.concat([...blocks, Buffer.alloc(1024)]));
}

describe('a package', () => {
  const folder = temporaryFolder();
  const manifest = { path: 'package/package.json', content: '{}' };
  let count = 0;
  const open = async (bytes: Buffer) => {
    const file = join(folder, `${(count += 1)}.tgz`);
    writeFileSync(file, bytes);
    const target = join(folder, `unpacked-${count}`);
    await unpack(file, target);
    return target;
  };
  afterAll(() => remove(folder));

  it('is unpacked without its outer folder, as plain files that nobody may run', async () => {
    const target = await open(archiveOf([manifest, { path: 'package/dist/main.js', content: 'export {}' }]));
    expect(readFileSync(join(target, 'dist/main.js'), 'utf8')).toBe('export {}');
    expect(statSync(join(target, 'dist/main.js')).mode & 0o7133).toBe(0);
  });

  it.each<[string, Entry, string]>([
    ['leads out by ..', { path: 'package/../../outside.txt', content: 'x' }, 'leads out of the package'],
    ['leads out by a whole path', { path: '/tmp/outside.txt', content: 'x' }, 'leads out of the package'],
    ['lies beside the package', { path: 'other/file.txt', content: 'x' }, 'leads out of the package'],
    ['is a symbolic link', { path: 'package/link', type: 'SymbolicLink', linkpath: '/etc' }, 'only plain files'],
    ['is a hard link', { path: 'package/link', type: 'Link', linkpath: '/etc/passwd' }, 'only plain files'],
    ['is a device', { path: 'package/device', type: 'CharacterDevice' }, 'only plain files'],
    ['has a backslash', { path: 'package/..\\outside.txt', content: 'x' }, 'a name that no package needs'],
    ['is there twice', { ...manifest, content: '{"evil":true}' }, 'is in it twice'],
  ])('is refused as a whole when a file %s', async (_name, entry, reason) => {
    await expect(open(archiveOf([manifest, entry]))).rejects.toThrow(reason);
    expect(existsSync(join(folder, `unpacked-${count}`))).toBe(false);
    expect(existsSync(join(folder, 'outside.txt'))).toBe(false);
  });

  it('is refused when it holds more files than a module needs', async () => {
    const many = Array.from({ length: MOST_FILES + 1 }, (_, index) => ({ path: `package/${index}` }));
    await expect(open(archiveOf([manifest, ...many]))).rejects.toThrow(`more than ${MOST_FILES} files`);
  });

  it('is refused when it swells to more than 200 MB', async () => {
    await expect(open(gzipSync(Buffer.alloc(230 * 1024 * 1024)))).rejects.toThrow('more than 200 MB');
  });

  it('is refused when it claims to be small and is not a package at all', async () => {
    await expect(open(Buffer.from('garbage'))).rejects.toThrow('cannot be read');
    await expect(open(archiveOf([{ path: 'package/readme.md' }]))).rejects.toThrow('no package/package.json');
  });

  it('of tar with a link to the outside and a file below it writes nothing there', async () => {
    const source = join(folder, 'source');
    mkdirSync(join(source, 'package'), { recursive: true });
    symlinkSync(folder, join(source, 'package', 'out'));
    writeFileSync(join(source, 'package', 'package.json'), '{}');
    const file = join(folder, 'linked.tgz');
    await create({ file, cwd: source, gzip: true }, ['package']);
    await expect(unpack(file, join(folder, 'linked'))).rejects.toThrow('only plain files');
  });
});
