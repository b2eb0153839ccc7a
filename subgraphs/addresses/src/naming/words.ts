import { plain } from './letters.js';

/** Abbreviations with a hyphen or a slash that are one word: `пр-кт`, `р-н`, `б-р`. */
const JOINED = new Set(
  ('пр-кт пр-т пр-д пр-к пр-ка пр-лок б-р б-г р-н м.р-н мкр-н м-н кв-л пл-ка пл-дь ст-ца г-к к-цо с-р с-к пер-д п-к в-ки з-ка м-ко ост-в н-п ' +
    'з/у а/я с/т с/с с/п с/а с/о ф/х н/п ж/р п/р п/о п/ст ж/д м/м').split(' '),
);

const ORDINAL = /^(\d+)(?:-(?:й|я|е|ый|ая|ой|ий|го|ое|ья)|(?:й|ый|ая|ой|ий|го|ое|ья))$/;

export interface Word {
  /** Normalised: lower case, ё as е, `пр-кт` as `пркт`, `5-й` as `5`. */
  text: string;
  /** UTF-16 range in the source. */
  start: number;
  end: number;
  /** `5-й`: a number that is part of a name, never of a house. */
  ordinal: boolean;
}

/** Words of a name or of a typed text, with their places. */
export function wordsOf(source: string): Word[] {
  const words: Word[] = [];
  for (const match of plain(source).matchAll(/[\p{L}\p{N}]+(?:[-/][\p{L}\p{N}]+)*/gu)) {
    const whole = match[0];
    const ordinal = ORDINAL.exec(whole);
    if (JOINED.has(whole) || ordinal) {
      const text = ordinal?.[1] ?? whole.replace(/[-/]/g, '');
      words.push({ text, start: match.index, end: match.index + whole.length, ordinal: ordinal !== null });
      continue;
    }
    for (const part of whole.matchAll(/[\p{L}\p{N}]+/gu)) {
      const start = match.index + part.index;
      const number = ORDINAL.exec(part[0])?.[1];
      words.push({ text: number ?? part[0], start, end: start + part[0].length, ordinal: number !== undefined });
    }
  }
  return words;
}

export function wordTexts(source: string): string[] {
  return wordsOf(source).map((word) => word.text);
}
