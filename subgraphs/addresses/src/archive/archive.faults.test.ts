import { mkdtempSync, rmSync } from 'node:fs';
import { readFile, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ZipFile } from 'yazl';
import { afterAll, describe, expect, it } from 'vitest';
import { APARTMENTS } from '../tables/gar.tables.js';
import { openArchive } from './gar-archive.js';
import { parseEntryName } from './entry-name.js';
import { parseRelease } from './release.js';
import { readRows } from './xml-rows.js';

const folder = mkdtempSync(join(tmpdir(), 'addresses-archive-'));
afterAll(() => rmSync(folder, { recursive: true }));

const NAME = '97/AS_APARTMENTS_20260728_12345678-1234-1234-1234-123456789012.XML';
const BOM = '\uFEFF<?xml version="1.0" encoding="utf-8"?>';

async function zipOf(entries: Record<string, string | Buffer>, forceZip64Format = true): Promise<string> {
  const zip = new ZipFile();
  for (const [name, content] of Object.entries(entries)) zip.addBuffer(Buffer.from(content), name, { forceZip64Format });
  zip.end();
  const chunks: Buffer[] = [];
  for await (const chunk of zip.outputStream) chunks.push(chunk as unknown as Buffer);
  const path = join(folder, `${crypto.randomUUID()}.zip`);
  await writeFile(path, Buffer.concat(chunks));
  return path;
}

const withTable = (xml: string) => zipOf({ 'version.txt': '2026.07.28\nv.278', [NAME]: BOM + xml });

async function rowsOf(path: string): Promise<Record<string, string>[]> {
  const archive = await openArchive(path);
  const rows: Record<string, string>[] = [];
  try {
    await readRows(archive.files[0]!, APARTMENTS, { row: (row) => void rows.push(row) });
  } finally {
    archive.close();
  }
  return rows;
}

/** Changes 4 bytes of the central directory record of the table. */
async function patchDirectory(path: string, offset: number): Promise<void> {
  const bytes = await readFile(path);
  for (let at = bytes.indexOf('PK\x01\x02'); at >= 0; at = bytes.indexOf('PK\x01\x02', at + 4)) {
    if (bytes.toString('utf8', at + 46, at + 46 + NAME.length) === NAME) bytes[at + offset]! ^= 1;
  }
  await writeFile(path, bytes);
}

const faults = (kind: string) => expect.objectContaining({ code: 'ARCHIVE_FAULT', key: `addresses.archive.${kind}` }) as Error;

describe('an archive as it should be', () => {
  it('is read by streaming, with ZIP64, BOM, entities and newlines inside attributes', async () => {
    const path = await withTable('<APARTMENTS><APARTMENT NUMBER="1 &quot;а&quot;&#xA;б" /><APARTMENT NUMBER="2"/></APARTMENTS>');
    expect(await rowsOf(path)).toEqual([{ NUMBER: '1 "а"\nб' }, { NUMBER: '2' }]);
  });

  it('may hold an empty table', async () => {
    expect(await rowsOf(await withTable('<APARTMENTS />'))).toEqual([]);
  });

  it('tells tables apart that begin alike', () => {
    const name = (table: string) => parseEntryName(`99/AS_${table}_20230626_bfba4974-0b40-4d23-898c-4b59a48c288f.XML`)?.table;
    expect(['ADDR_OBJ', 'ADDR_OBJ_PARAMS', 'ADDR_OBJ_DIVISION', 'HOUSES_PARAMS'].map(name)).toEqual([
      'ADDR_OBJ',
      'ADDR_OBJ_PARAMS',
      'ADDR_OBJ_DIVISION',
      'HOUSES_PARAMS',
    ]);
    expect(parseEntryName('99/AS_ADDR_OBJ_2_251_01.xsd')).toBeUndefined();
  });

  it('says its release with or without the version', () => {
    expect(parseRelease(Buffer.from('2026.03.10\nv.238'))).toEqual({ date: '2026-03-10', version: 'v.238' });
    expect(parseRelease(Buffer.from('\uFEFF2023.06.26\r\n'))).toEqual({ date: '2023-06-26', version: null });
  });
});

describe('a bad archive is refused with its reason', () => {
  it('missing file', async () => {
    await expect(openArchive(join(folder, 'none.zip'))).rejects.toEqual(faults('missing'));
  });

  it('no zip', async () => {
    const path = join(folder, 'text.zip');
    await writeFile(path, 'this is no zip at all');
    await expect(openArchive(path)).rejects.toEqual(faults('notZip'));
  });

  it('truncated download', async () => {
    const path = await withTable('<APARTMENTS />');
    await truncate(path, 120);
    await expect(openArchive(path)).rejects.toEqual(faults('truncated'));
  });

  it('zip without GAR tables', async () => {
    await expect(openArchive(await zipOf({ 'readme.txt': 'hello' }))).rejects.toEqual(faults('notGar'));
  });

  it('no version.txt', async () => {
    await expect(openArchive(await zipOf({ [NAME]: '<APARTMENTS />' }))).rejects.toEqual(faults('noVersion'));
  });

  it('one table twice', async () => {
    const twin = NAME.replace('20260728', '20260729');
    await expect(openArchive(await zipOf({ 'version.txt': '2026.07.28', [NAME]: '<A/>', [twin]: '<A/>' }))).rejects.toEqual(faults('fileTwice'));
  });

  it('wrong CRC32', async () => {
    const path = await withTable('<APARTMENTS />');
    await patchDirectory(path, 16);
    await expect(rowsOf(path)).rejects.toEqual(faults('crc'));
  });

  it('declared size that is a lie', async () => {
    const path = await zipOf({ 'version.txt': '2026.07.28', [NAME]: '<APARTMENTS />' }, false);
    await patchDirectory(path, 24);
    await expect(rowsOf(path)).rejects.toEqual(faults('size'));
  });

  it.each([
    ['is cut off', '<APARTMENTS><APARTMENT NUMBER="1" '],
    ['has another root', '<HOUSES />'],
    ['has another row', '<APARTMENTS><HOUSE /></APARTMENTS>'],
    ['has a DOCTYPE', '<!DOCTYPE x [<!ENTITY a "b">]><APARTMENTS />'],
    ['has a row without an end', `<APARTMENTS><APARTMENT NUMBER="${'1'.repeat(2_000_000)}" /></APARTMENTS>`],
    ['has text between the rows', '<APARTMENTS>hello</APARTMENTS>'],
  ])('XML that %s', async (_, xml) => {
    await expect(rowsOf(await withTable(xml))).rejects.toEqual(faults('xml'));
  });

  it('XML that is not UTF-8', async () => {
    const xml = Buffer.concat([Buffer.from('<APARTMENTS><APARTMENT NUMBER="'), Buffer.from([0xc3, 0x28]), Buffer.from('"/></APARTMENTS>')]);
    const path = await zipOf({ 'version.txt': '2026.07.28', [NAME]: xml });
    await expect(rowsOf(path)).rejects.toEqual(faults('xml'));
  });
});
