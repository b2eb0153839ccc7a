import { createWriteStream, existsSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { createInterface } from 'node:readline';

const ROTATE_AT = 20 * 1024 * 1024;

const LEVELS: Record<string, number> = { trace: 10, debug: 20, info: 30, warn: 40, error: 50, fatal: 60 };

export interface LogLine {
  level: number;
  text: string;
}

export interface LineLog {
  follow(stream: Readable): void;
  close(): void;
}

export function logFile(dataDir: string, name: string): string {
  const folder = join(dataDir, 'logs');
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `${name}.log`);
  if (existsSync(file) && statSync(file).size > ROTATE_AT) renameSync(file, `${file}.1`);
  return file;
}

/** Keeps what a child says as JSON lines; hands on what a person must see. */
export function openLineLog(dataDir: string, name: string, onLine: (line: LogLine) => void): LineLog {
  const file = createWriteStream(logFile(dataDir, name), { flags: 'a' });
  file.on('error', () => undefined);
  return {
    follow(stream) {
      createInterface({ input: stream, crlfDelay: Infinity }).on('line', (text) => {
        const parsed = parse(text);
        file.write(`${parsed ? text : JSON.stringify({ level: 30, time: Date.now(), name, msg: text })}\n`);
        onLine({ level: parsed?.level ?? 30, text: parsed ? readable(parsed) : text });
      });
    },
    close: () => file.end(),
  };
}

interface Entry {
  level: number;
  msg?: string;
  err?: { message?: string; stack?: string };
  requestId?: string;
}

function parse(text: string): Entry | undefined {
  if (!text.startsWith('{')) return undefined;
  try {
    const entry = JSON.parse(text) as Partial<Entry>;
    return { ...entry, level: typeof entry.level === 'number' ? entry.level : (LEVELS[String(entry.level)] ?? 30) };
  } catch {
    return undefined;
  }
}

function readable({ msg, err, requestId }: Entry) {
  const cause = err?.message && err.message !== msg ? `: ${err.message}` : '';
  return `${msg ?? ''}${cause}${requestId ? ` (request ${requestId})` : ''}`;
}
