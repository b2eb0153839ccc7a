import { ArchiveFault } from '../archive/archive.errors.js';
import type { GarFile } from '../archive/gar-archive.js';
import type { XmlRow } from '../archive/xml-rows.js';

const MAX_BAD_SHARE = 0.001;
const MAX_BAD_ROWS = 100;
const MAX_KEPT = 10_000;

/** What became of the rows of one file: read = loaded + filtered + quarantined. */
export interface FileAccount {
  file: GarFile;
  skipped: boolean;
  read: number;
  loaded: number;
  filtered: number;
  quarantined: number;
  unknownAttributes: Set<string>;
}

export interface BadRow {
  file: string;
  rowNumber: number;
  rule: string;
  raw: string;
}

/** The whole account of an import. */
export interface Account {
  files: FileAccount[];
  badRows: BadRow[];
}

export function openFileAccount(account: Account, file: GarFile, skipped = false): FileAccount {
  const entry = { file, skipped, read: 0, loaded: 0, filtered: 0, quarantined: 0, unknownAttributes: new Set<string>() };
  account.files.push(entry);
  return entry;
}

/** The row as XML again: the stream does not keep the text that it has passed. */
export function rawRow(tag: string, row: XmlRow): string {
  const escaped = (value: string) =>
    value.replace(/[&<"\n]/g, (character) => ({ '&': '&amp;', '<': '&lt;', '"': '&quot;', '\n': '&#xA;' })[character]!);
  return `<${tag} ${Object.entries(row).map(([name, value]) => `${name}="${escaped(value)}"`).join(' ')} />`;
}

export function keepBadRow(account: Account, row: BadRow): void {
  if (account.badRows.length < MAX_KEPT) account.badRows.push(row);
}

/** Too many bad rows mean that the file is not what it should be: then nothing of the archive is taken. */
export function assertFewBadRows({ file, read, quarantined }: FileAccount): void {
  if (quarantined > MAX_BAD_ROWS && quarantined > read * MAX_BAD_SHARE) {
    throw new ArchiveFault('tooManyBadRows', { file: file.path, bad: quarantined, rows: read });
  }
}
