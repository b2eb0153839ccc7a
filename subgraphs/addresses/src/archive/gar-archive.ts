import { basename } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { PassThrough, type Readable } from 'node:stream';
import type { Entry, ZipFile } from 'yauzl';
import { ArchiveFault, reasonOf } from './archive.errors.js';
import { checkedStream } from './checked-stream.js';
import { parseEntryName } from './entry-name.js';
import { parseRelease, type Release } from './release.js';
import { listEntries, openEntry, openZip } from './zip-file.js';

/** One table of one region, or one dictionary. */
export interface GarFile {
  path: string;
  table: string;
  region: string | null;
  /** Unpacked size as the archive declares it. */
  size: number;
  /** Unpacked bytes, checked against the declared size and CRC32 while they flow. */
  read(): Promise<Readable>;
}

export interface GarArchive {
  name: string;
  release: Release;
  files: readonly GarFile[];
  close(): void;
}

async function readChecked(zip: ZipFile, entry: Entry): Promise<Readable> {
  const source = await openEntry(zip, entry);
  const output = new PassThrough();
  pipeline(source, checkedStream({ path: entry.fileName, size: entry.uncompressedSize, crc: entry.crc32 }), output).catch((error: unknown) =>
    output.destroy(
      error instanceof ArchiveFault ? error : new ArchiveFault('damaged', { file: entry.fileName, reason: reasonOf(error) }),
    ),
  );
  return output;
}

async function readWhole(stream: Readable): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

function garFilesOf(zip: ZipFile, entries: readonly Entry[]): GarFile[] {
  return entries.flatMap((entry) => {
    const name = parseEntryName(entry.fileName);
    if (!name) return [];
    if (entry.isEncrypted() || ![0, 8].includes(entry.compressionMethod)) {
      throw new ArchiveFault('unreadable', { file: entry.fileName });
    }
    return [{ ...name, path: entry.fileName, size: entry.uncompressedSize, read: () => readChecked(zip, entry) }];
  });
}

function refuseTwins(files: readonly GarFile[]): void {
  const seen = new Map<string, string>();
  for (const { region, table, path } of files) {
    const key = `${region ?? ''}/${table}`;
    const twin = seen.get(key);
    if (twin) throw new ArchiveFault('fileTwice', { file: path, twin });
    seen.set(key, path);
  }
}

/**
 * Opens a GAR archive as published. Only its directory and `version.txt` are read here.
 *
 * @throws ArchiveFault when it is truncated, no zip, or no GAR
 */
export async function openArchive(path: string): Promise<GarArchive> {
  const zip = await openZip(path);
  try {
    const entries = await listEntries(zip, path);
    const files = garFilesOf(zip, entries);
    if (files.length === 0) throw new ArchiveFault('notGar', { path });
    refuseTwins(files);
    const version = entries.find((entry) => entry.fileName === 'version.txt' && entry.uncompressedSize <= 4096);
    if (!version) throw new ArchiveFault('noVersion');
    const release = parseRelease(await readWhole(await readChecked(zip, version)));
    return { name: basename(path), release, files, close: () => zip.close() };
  } catch (error) {
    zip.close();
    throw error;
  }
}
