import { createWriteStream } from 'node:fs';
import { readFile, truncate as cut, writeFile } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';
import type { TownPlan } from '../town/town.plan.js';
import { archiveEntries, type ArchiveFaults } from './archive.entries.js';

export interface ArchiveOptions extends ArchiveFaults {
  /** Table whose file gets a wrong checksum, `true` for HOUSES. */
  corruptCrc?: string | true;
  /** Share of the file that is kept, e.g. 0.6. */
  truncate?: number;
}

const centralHeader = 0x02014b50;
const written = new Date(Date.UTC(2026, 9, 30, 3, 0, 0));

export async function writeTownArchive(path: string, plan: TownPlan, options: ArchiveOptions = {}): Promise<void> {
  const zip = new ZipFile();
  for (const { name, content } of archiveEntries(plan, options)) {
    zip.addReadStreamLazy(name, { mtime: written, compressionLevel: 4 }, (give) => give(null, Readable.from(content, { objectMode: false })));
  }
  zip.end();
  await pipeline(zip.outputStream, createWriteStream(path));
  if (options.corruptCrc) await breakChecksum(path, options.corruptCrc === true ? 'HOUSES' : options.corruptCrc);
  if (options.truncate) await cut(path, Math.floor((await readFile(path)).length * options.truncate));
}

async function breakChecksum(path: string, table: string): Promise<void> {
  const bytes = await readFile(path);
  const wanted = new RegExp(`/AS_${table}_\\d{8}_`);
  for (let at = bytes.indexOf('PK\x01\x02', 0, 'latin1'); at >= 0; at = bytes.indexOf('PK\x01\x02', at + 4, 'latin1')) {
    if (bytes.readUInt32LE(at) !== centralHeader) continue;
    const name = bytes.toString('utf8', at + 46, at + 46 + bytes.readUInt16LE(at + 28));
    if (wanted.test(name)) bytes.writeUInt32LE((bytes.readUInt32LE(at + 16) ^ 0xffffffff) >>> 0, at + 16);
  }
  await writeFile(path, bytes);
}
