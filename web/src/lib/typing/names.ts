const plain = (text: string) => text.toLowerCase().replaceAll('ё', 'е');

export interface Piece {
  text: string;
  matched: boolean;
}

/** Splits a text into pieces, marking those that a word of the query begins. */
export function markMatches(text: string, query: string): Piece[] {
  const words = plain(query).split(/[\s,]+/).filter((word) => word.length > 0);
  const lower = plain(text);
  const ranges: [number, number][] = [];
  for (const word of words) {
    let at = lower.indexOf(word);
    while (at > 0 && /[\p{L}\d]/u.test(lower[at - 1] ?? '')) at = lower.indexOf(word, at + 1);
    if (at >= 0) ranges.push([at, at + word.length]);
  }
  return cut(text, ranges);
}

export function cut(text: string, ranges: readonly (readonly [number, number])[]): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  for (const [start, end] of [...ranges].sort((a, b) => a[0] - b[0])) {
    if (start < at) continue;
    if (start > at) pieces.push({ text: text.slice(at, start), matched: false });
    pieces.push({ text: text.slice(start, end), matched: true });
    at = end;
  }
  if (at < text.length) pieces.push({ text: text.slice(at), matched: false });
  return pieces;
}
