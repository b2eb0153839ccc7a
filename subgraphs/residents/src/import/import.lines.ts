import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';

export interface Line {
  text: string;
  number: number;
}

export async function* batchesOf(path: string, size: number): AsyncGenerator<Line[]> {
  let batch: Line[] = [];
  let number = 0;
  for await (const text of createInterface({ input: createReadStream(path, 'utf8'), crlfDelay: Infinity })) {
    number += 1;
    if (!text.trim()) continue;
    batch.push({ text, number });
    if (batch.length < size) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

/** Prepares the next element while the one before is in use. */
export async function* ahead<T>(source: AsyncGenerator<T>): AsyncGenerator<T> {
  let next = source.next();
  for (;;) {
    const { value, done } = await next;
    if (done) return;
    next = source.next();
    next.catch(() => undefined);
    yield value;
  }
}
