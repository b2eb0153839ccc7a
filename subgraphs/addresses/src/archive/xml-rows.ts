import { SaxesParser } from 'saxes';
import { ArchiveFault, reasonOf } from './archive.errors.js';
import type { GarFile } from './gar-archive.js';

export type XmlRow = Record<string, string>;

/** No row of the format comes near it; a longer one is an attempt on the memory. */
const MAX_ROW_BYTES = 1 << 20;

interface RowShape {
  root: string;
  row: string;
}

export interface RowReading {
  row(attributes: XmlRow, number: number): void;
  /** Called after each piece of the file; reading goes on when it has settled. */
  piece?(bytes: number): Promise<void> | void;
}

function parserFor(shape: RowShape, reading: RowReading, rowSeen: () => number): SaxesParser {
  const parser = new SaxesParser({ fragment: false, position: false });
  let depth = 0;
  const unexpected = (what: string) => {
    throw new Error(`unexpected ${what}`);
  };
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('doctype', () => unexpected('DOCTYPE'));
  parser.on('text', (text) => {
    if (text.trim() !== '') unexpected('text between the rows');
  });
  parser.on('opentag', (tag) => {
    depth += 1;
    if (depth === 1 && tag.name !== shape.root) unexpected(`root <${tag.name}> instead of <${shape.root}>`);
    if (depth === 2) {
      if (tag.name !== shape.row) unexpected(`row <${tag.name}> instead of <${shape.row}>`);
      reading.row(tag.attributes as XmlRow, rowSeen());
    }
    if (depth > 2) unexpected(`<${tag.name}> inside a row`);
  });
  parser.on('closetag', () => void (depth -= 1));
  return parser;
}

/**
 * Streams the rows of a file: attributes only, one row at a time, in bounded memory.
 *
 * @returns how many rows there were
 * @throws ArchiveFault when the XML is not well formed or has another shape
 */
export async function readRows(file: GarFile, shape: RowShape, reading: RowReading): Promise<number> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let rows = 0;
  let sinceRow = 0;
  const parser = parserFor(shape, reading, () => {
    sinceRow = 0;
    return (rows += 1);
  });
  try {
    for await (const chunk of await file.read()) {
      const bytes = chunk as Buffer;
      sinceRow += bytes.length;
      parser.write(decoder.decode(bytes, { stream: true }));
      if (sinceRow > MAX_ROW_BYTES) throw new Error(`a row longer than ${MAX_ROW_BYTES} bytes`);
      await reading.piece?.(bytes.length);
    }
    parser.write(decoder.decode());
    parser.close();
  } catch (error) {
    if (error instanceof ArchiveFault) throw error;
    throw new ArchiveFault('xml', { file: file.path, row: rows, reason: reasonOf(error) });
  }
  return rows;
}
