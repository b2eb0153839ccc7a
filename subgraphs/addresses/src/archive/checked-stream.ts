import { Transform } from 'node:stream';
import { crc32 } from 'node:zlib';
import { ArchiveFault } from './archive.errors.js';

export interface Expected {
  path: string;
  size: number;
  crc: number;
}

/** Passes bytes on and fails when there are more or fewer than declared, or when the CRC32 differs. */
export function checkedStream(expected: Expected): Transform {
  let crc = 0;
  let size = 0;
  const sizeFault = () => new ArchiveFault('size', { file: expected.path, declared: expected.size });
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      size += chunk.length;
      crc = crc32(chunk, crc);
      if (size > expected.size) done(sizeFault());
      else done(null, chunk);
    },
    flush(done) {
      if (size !== expected.size) done(sizeFault());
      else if (crc !== expected.crc) done(new ArchiveFault('crc', { file: expected.path }));
      else done();
    },
  });
}
