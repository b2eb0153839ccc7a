import type { CommandIo, Context } from '@demos/module-sdk';

const EVERY_MS = 250;

export interface Progress {
  file(path: string): void;
  add(rows: number, bytes: number): void;
}

/** A line that says which file is read, how many rows so far, how fast, and how much of the whole. */
export function progressOf(ctx: Context, io: CommandIo, totalBytes: number): Progress {
  const started = performance.now();
  let shown = 0;
  let rows = 0;
  let bytes = 0;
  let path = '';
  return {
    file(next) {
      path = next;
    },
    add(newRows, newBytes) {
      rows += newRows;
      bytes += newBytes;
      const now = performance.now();
      if (now - shown < EVERY_MS) return;
      shown = now;
      const rate = Math.round(rows / Math.max((now - started) / 1000, 0.001));
      const percent = totalBytes === 0 ? 100 : Math.floor((bytes / totalBytes) * 100);
      io.progress(ctx.t('addresses.import.progress', { file: path, rows, rate, percent }));
    },
  };
}
