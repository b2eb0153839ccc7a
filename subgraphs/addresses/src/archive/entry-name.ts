/** What the name of a file inside a GAR archive says about it. */
export interface EntryName {
  table: string;
  /** Two digits of the region's folder; dictionaries lie in the root and have none. */
  region: string | null;
}

const PATTERN = /^(?:(\d{2})\/)?AS_([A-Z_]+?)_(\d{8})_([0-9a-fA-F-]{36})\.XML$/;

/** The table and the region of an entry, or undefined when it is no GAR table. */
export function parseEntryName(path: string): EntryName | undefined {
  const match = PATTERN.exec(path);
  return match ? { table: match[2]!, region: match[1] ?? null } : undefined;
}
