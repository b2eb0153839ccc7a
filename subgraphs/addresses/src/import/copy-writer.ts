import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import type { PoolClient } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import type { Cell } from './prepared.js';

const FLUSH_AT = 1 << 16;
const ESCAPES: Record<string, string> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };

function cellText(cell: Cell): string {
  if (cell === null) return '\\N';
  return typeof cell === 'number' ? String(cell) : cell.replace(/[\\\t\n\r]/g, (character) => ESCAPES[character]!);
}

/** Rows into a table by COPY, with back-pressure. */
export interface CopyWriter {
  add(cells: readonly Cell[]): void;
  /** Waits until the server keeps up. */
  drain(): Promise<void>;
  end(): Promise<void>;
  abort(): Promise<void>;
}

export function copyWriter(client: PoolClient, target: string): CopyWriter {
  const stream = client.query(copyFrom(`copy ${target} from stdin`));
  const settled = finished(stream).then(
    () => undefined,
    (error: unknown) => error,
  );
  let buffer = '';
  const failOnError = async () => {
    const error = await settled;
    if (error) throw error;
  };
  return {
    add(cells) {
      buffer += `${cells.map(cellText).join('\t')}\n`;
    },
    async drain() {
      if (buffer.length < FLUSH_AT) return;
      const keepsUp = stream.write(buffer);
      buffer = '';
      if (!keepsUp) await Promise.race([once(stream, 'drain'), failOnError()]);
    },
    async end() {
      stream.end(buffer);
      await failOnError();
    },
    async abort() {
      stream.destroy(new Error('the import was given up'));
      await settled;
    },
  };
}
