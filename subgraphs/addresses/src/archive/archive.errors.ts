import { UserError } from '@demos/module-sdk';

export type ArchiveFaultKind =
  | 'missing'
  | 'notZip'
  | 'truncated'
  | 'notGar'
  | 'noVersion'
  | 'noRegion'
  | 'fileMissing'
  | 'fileTwice'
  | 'unreadable'
  | 'damaged'
  | 'size'
  | 'crc'
  | 'xml'
  | 'tooManyBadRows';

/** The archive cannot be imported; the message says what is wrong with it and what to do. */
export class ArchiveFault extends UserError {
  constructor(kind: ArchiveFaultKind, vars: Record<string, string | number> = {}) {
    super('ARCHIVE_FAULT', `addresses.archive.${kind}`, vars);
  }
}

export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
