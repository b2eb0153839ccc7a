import { problem } from '../validation/problem.js';
import { InvalidInput } from '@demos/module-sdk';

export interface Cursor {
  branch: number;
  keys: string[];
}

export const writeCursor = ({ branch, keys }: Cursor): string => Buffer.from(JSON.stringify([branch, ...keys])).toString('base64url');

export function readCursor(text: string, keys: number): Cursor {
  try {
    const parts: unknown = JSON.parse(Buffer.from(text, 'base64url').toString());
    if (Array.isArray(parts) && parts.length === keys + 1 && Number.isInteger(parts[0]) && parts.slice(1).every((part) => typeof part === 'string')) {
      return { branch: parts[0] as number, keys: parts.slice(1) as string[] };
    }
  } catch {
    throw new InvalidInput([problem('after', 'search.cursor')]);
  }
  throw new InvalidInput([problem('after', 'search.cursor')]);
}
