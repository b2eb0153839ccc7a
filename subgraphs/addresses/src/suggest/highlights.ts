import { isNumbered } from '../address/address-kind.js';
import type { AddressRow } from '../address/address-row.js';
import { wordsOf } from '../naming/words.js';

export interface Range {
  start: number;
  end: number;
}

function merge(ranges: readonly Range[]): Range[] {
  const sorted = [...ranges].sort((a, b) => a.start - b.start);
  const merged: Range[] = [];
  for (const range of sorted) {
    const last = merged.at(-1);
    if (last && range.start <= last.end) last.end = Math.max(last.end, range.end);
    else merged.push({ ...range });
  }
  return merged;
}

/** Places of the numbers at the end of the text: flat, then house. */
function numberRanges(text: string, count: number, skip: number): Range[] {
  const ranges: Range[] = [];
  let end = text.length;
  for (let index = 0; index < count + skip && end > 0; index += 1) {
    const start = text.lastIndexOf(', ', end - 1);
    const segment = text.slice(start + 2, end);
    const digit = segment.search(/\d/);
    if (index >= skip && digit >= 0) ranges.push({ start: start + 2 + digit, end });
    end = Math.max(start, 0);
  }
  return ranges;
}

/**
 * Which parts of the text were typed, in UTF-16 units.
 * A negative count of numbers means that the last part of the address was not typed: a flat offered for its house.
 */
export function highlightsOf({ text, kind, name }: Pick<AddressRow, 'text' | 'kind' | 'name'>, words: readonly string[], numbers: number): Range[] {
  const numbered = isNumbered(kind) ? Math.abs(numbers) : 0;
  const skip = numbers < 0 ? 1 : 0;
  const named = wordsOf(numbers === 0 ? text : text.slice(0, text.length - name.length)).flatMap((word) => {
    const typed = words.filter((candidate) => word.text.startsWith(candidate)).reduce((longest, candidate) => Math.max(longest, candidate.length), 0);
    if (typed === 0) return [];
    return [{ start: word.start, end: word.text.length === word.end - word.start ? word.start + typed : word.end }];
  });
  return merge([...named, ...numberRanges(text, numbered, skip)]);
}
