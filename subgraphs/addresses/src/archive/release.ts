import { ArchiveFault } from './archive.errors.js';

/** The release of the directory that the archive holds. */
export interface Release {
  /** Day of the release, YYYY-MM-DD. */
  date: string;
  /** `v.238`; older archives have none. */
  version: string | null;
}

const MAX_LENGTH = 4096;

/** Reads `version.txt`: the day `YYYY.MM.DD`, then optionally the version of the format. */
export function parseRelease(content: Buffer): Release {
  const text = content.length <= MAX_LENGTH ? content.toString('utf8').replace(/^\uFEFF/, '') : '';
  const [first = '', second = ''] = text.split(/\r?\n/).map((line) => line.trim());
  const day = /^(\d{4})\.(\d{2})\.(\d{2})$/.exec(first);
  if (!day) throw new ArchiveFault('noVersion');
  return { date: `${day[1]}-${day[2]}-${day[3]}`, version: second === '' ? null : second };
}
