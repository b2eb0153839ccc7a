import { open as openFile, stat } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { open, type Entry, type ZipFile } from 'yauzl';
import { ArchiveFault, reasonOf } from './archive.errors.js';

const LOCAL_HEADER = Buffer.from([0x50, 0x4b, 0x03, 0x04]);

/** A zip of which the central directory was cut off still begins like one. */
async function beginsLikeZip(path: string): Promise<boolean> {
  const file = await openFile(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(4), 0, 4, 0);
    return bytesRead === 4 && buffer.equals(LOCAL_HEADER);
  } finally {
    await file.close();
  }
}

/** Opens the zip without reading more than its end. */
export async function openZip(path: string): Promise<ZipFile> {
  const found = await stat(path).catch(() => undefined);
  if (!found?.isFile()) throw new ArchiveFault('missing', { path });
  try {
    return await new Promise<ZipFile>((resolve, reject) =>
      open(path, { lazyEntries: true, autoClose: false, validateEntrySizes: false, strictFileNames: true }, (error, zip) =>
        error ? reject(error) : resolve(zip),
      ),
    );
  } catch (error) {
    if (await beginsLikeZip(path)) throw new ArchiveFault('truncated', { path, reason: reasonOf(error) });
    throw new ArchiveFault('notZip', { path });
  }
}

/** All entries of the central directory. */
export function listEntries(zip: ZipFile, path: string): Promise<Entry[]> {
  return new Promise((resolve, reject) => {
    const entries: Entry[] = [];
    zip.on('entry', (entry: Entry) => {
      entries.push(entry);
      zip.readEntry();
    });
    zip.on('end', () => resolve(entries));
    zip.on('error', (error) => reject(new ArchiveFault('truncated', { path, reason: reasonOf(error) })));
    zip.readEntry();
  });
}

export function openEntry(zip: ZipFile, entry: Entry): Promise<Readable> {
  return new Promise((resolve, reject) =>
    zip.openReadStream(entry, (error, stream) =>
      error ? reject(new ArchiveFault('damaged', { file: entry.fileName, reason: reasonOf(error) })) : resolve(stream),
    ),
  );
}
