import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32, inflateRawSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { townPlan } from '../town/town.plan.js';
import { archiveEntries } from './archive.entries.js';
import { writeTownArchive } from './archive.writer.js';

const plan = townPlan();
const entries = [...archiveEntries(plan)];
const textOf = (table: string, options = {}): string => {
  const entry = [...archiveEntries(plan, options)].find((candidate) => candidate.table === table);
  return [...(entry?.content ?? [])].join('');
};
const rowsOf = (table: string): Record<string, string>[] =>
  [...textOf(table).matchAll(/<[A-Z_]+ ([^>]*?) \/>/g)].map(([, attributes = '']) =>
    Object.fromEntries([...attributes.matchAll(/([A-Z0-9]+)="([^"]*)"/g)].map(([, name, value]) => [name, value])),
  );

interface ZipEntry {
  name: string;
  crc: number;
  bytes: Buffer;
}

function readZip(zip: Buffer): ZipEntry[] {
  const found: ZipEntry[] = [];
  let at = zip.readUInt32LE(zip.lastIndexOf('PK\x05\x06', undefined, 'latin1') + 16);
  while (zip.readUInt32LE(at) === 0x02014b50) {
    const nameLength = zip.readUInt16LE(at + 28);
    const local = zip.readUInt32LE(at + 42);
    const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    const packed = zip.subarray(start, start + zip.readUInt32LE(at + 20));
    found.push({ name: zip.toString('utf8', at + 46, at + 46 + nameLength), crc: zip.readUInt32LE(at + 16), bytes: inflateRawSync(packed) });
    at += 46 + nameLength + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  return found;
}

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'demo-town-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function written(options = {}): Promise<Buffer> {
  const path = join(folder, 'town.zip');
  await writeTownArchive(path, plan, options);
  return readFile(path);
}

describe('the town archive', () => {
  it('holds 18 region files, 10 dictionaries and the version, named as published', () => {
    const published = /^(97\/)?AS_[A-Z_]+_\d{8}_[0-9a-f-]{36}\.XML$/;
    expect(entries.filter(({ name }) => name.startsWith('97/'))).toHaveLength(18);
    expect(entries).toHaveLength(29);
    expect(entries.filter(({ name }) => !published.test(name)).map(({ name }) => name)).toEqual(['version.txt']);
    expect([...entries.at(-1)!.content].join('')).toMatch(/^\d{4}\.\d\d\.\d\d\nv\.\d+$/);
  });

  it('writes a byte order mark, a single line, and a self-closed root for an empty table', () => {
    for (const { table } of entries.slice(0, -1)) {
      const text = textOf(table);
      expect(text.startsWith('\uFEFF<?xml version="1.0" encoding="utf-8"?><'), table).toBe(true);
      expect(text.includes('\n'), table).toBe(false);
    }
    expect(textOf('ROOMS_PARAMS').endsWith('<PARAMS />')).toBe(true);
  });

  it('escapes quotes and line ends in attributes', () => {
    expect(textOf('ADDR_OBJ')).toContain('NAME="&quot;Родник&quot;"');
    expect(textOf('NORMATIVE_DOCS')).toContain('&#xA;');
  });

  it('numbers every version once and registers every object', () => {
    const registered = new Set(rowsOf('REESTR_OBJECTS').map((row) => row['OBJECTID']));
    for (const table of ['ADDR_OBJ', 'HOUSES', 'APARTMENTS', 'ADM_HIERARCHY', 'MUN_HIERARCHY', 'HOUSES_PARAMS', 'APARTMENTS_PARAMS']) {
      const rows = rowsOf(table);
      expect(new Set(rows.map((row) => row['ID'])).size, table).toBe(rows.length);
      expect(rows.every((row) => registered.has(row['OBJECTID'])), table).toBe(true);
    }
  });

  it.each(['ADM_HIERARCHY', 'MUN_HIERARCHY'])('gives %s paths that agree with the parents', (table) => {
    const rows = rowsOf(table);
    const paths = new Map(rows.map((row) => [row['OBJECTID'], row['PATH']]));
    const wrong = rows.filter(({ OBJECTID, PARENTOBJID, PATH }) => PATH !== (PARENTOBJID === '0' ? OBJECTID : `${paths.get(PARENTOBJID)}.${OBJECTID}`));
    expect(wrong).toEqual([]);
    expect(rows.filter(({ PARENTOBJID }) => PARENTOBJID === '0')).toHaveLength(1);
  });

  it('resolves every type name in its dictionary', () => {
    const known = new Set(rowsOf('ADDR_OBJ_TYPES').map((row) => `${row['LEVEL']} ${row['SHORTNAME']}`));
    expect(rowsOf('ADDR_OBJ').filter((row) => !known.has(`${row['LEVEL']} ${row['TYPENAME']}`))).toEqual([]);
  });

  it('keeps a renamed street, a dead street and a renumbered house', () => {
    const areas = rowsOf('ADDR_OBJ');
    expect(areas.filter((row) => row['NAME'] === 'Пролетарская')).toMatchObject([{ ISACTUAL: '0', ISACTIVE: '0' }]);
    expect(areas.filter((row) => row['NAME'] === 'Пожарный').map((row) => `${row['ISACTUAL']}${row['ISACTIVE']}`)).toEqual(['00', '10']);
    expect(rowsOf('HOUSES').filter((row) => row['HOUSENUM'] === '36в')).toMatchObject([{ ISACTUAL: '0' }]);
  });

  it('is a zip whose checksums hold, the same bytes every time', async () => {
    const zip = await written();
    const files = readZip(zip);
    expect(files.map(({ name }) => name)).toEqual(entries.map(({ name }) => name));
    expect(files.filter(({ bytes, crc }) => crc32(bytes) !== crc)).toEqual([]);
    expect((await written()).equals(zip)).toBe(true);
  });

  it('makes the faults it is asked for', async () => {
    const sound = await written();
    const broken = readZip(await written({ corruptCrc: true })).filter(({ bytes, crc }) => crc32(bytes) !== crc);
    expect(broken.map(({ name }) => name.slice(3, 12))).toEqual(['AS_HOUSES']);
    expect((await written({ truncate: 0.5 })).length).toBe(Math.floor(sound.length / 2));
    expect(readZip(await written({ omit: ['HOUSES'] }))).toHaveLength(28);
    expect(textOf('HOUSES', { badRows: 3 }).match(/<HOUSE /g)).toHaveLength(rowsOf('HOUSES').length + 3);
  });
});
