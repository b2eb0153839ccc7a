import { foldLookalikes } from '../naming/letters.js';
import { wordsOf, type Word } from '../naming/words.js';

export type NumberPart = 'house' | 'corpus' | 'building' | 'structure' | 'letter' | 'flat' | 'room';

export type Token =
  | { type: 'word'; text: string }
  | { type: 'number'; text: string; joiner: ' ' | '-' | '/' }
  | { type: 'marker'; part: NumberPart; text: string };

const MARKERS: Record<NumberPart, string> = {
  house: 'д дом зд здание влд владение двлд домовладение участок уч зу гараж гж',
  corpus: 'к кор корп корпус',
  building: 'с стр строение',
  structure: 'соор сооружение',
  letter: 'л лит литер литера',
  flat: 'кв квартира помещ пом помещение оф офис мм',
  room: 'ком комн комната',
};

const PART_OF = new Map(
  Object.entries(MARKERS).flatMap(([part, words]) => words.split(' ').map((word): [string, NumberPart] => [word, part as NumberPart])),
);

const MARKER = [...PART_OF.keys()].sort((a, b) => b.length - a.length).join('|');
/** Number before a mark, number with its letter, number, letters. */
const PIECES = new RegExp(`\\d+(?=(?:${MARKER})\\d)|\\d+\\p{L}(?=(?:${MARKER})\\d)|\\d+\\p{L}(?![\\p{L}\\d])|\\d+|\\p{L}+`, 'gu');

interface Atom {
  text: string;
  gap: string;
  ordinal: boolean;
}

/** `5к2` falls into 5, к, 2; `12а` stays whole, for the letter belongs to the number. */
function atomsOf(word: Word, gap: string): Atom[] {
  if (word.ordinal || !/\d/.test(word.text) || !/\p{L}/u.test(word.text)) return [{ text: word.text, gap, ordinal: word.ordinal }];
  const pieces = foldLookalikes(word.text).match(PIECES) ?? [];
  const known = pieces.every((piece) => /\d/.test(piece) || PART_OF.has(piece));
  return known
    ? pieces.map((piece, index) => ({ text: piece, gap: index === 0 ? gap : '', ordinal: false }))
    : [{ text: word.text, gap, ordinal: false }];
}

function joinerOf(gap: string): ' ' | '-' | '/' {
  if (gap.includes('-')) return '-';
  return gap.includes('/') || gap.includes('\\') ? '/' : ' ';
}

const isNumber = (atom: Atom | undefined): boolean => atom !== undefined && !atom.ordinal && /^\d+\p{L}?$/u.test(atom.text);
const isLetter = (atom: Atom | undefined): boolean => atom !== undefined && /^\p{L}$/u.test(atom.text);

function tokensOf(atoms: readonly Atom[]): Token[] {
  const tokens: Token[] = [];
  for (let index = 0; index < atoms.length; index += 1) {
    const atom = atoms[index]!;
    const next = atoms[index + 1];
    const last = tokens.at(-1);
    const part = atom.ordinal ? undefined : PART_OF.get(atom.text);
    if (isNumber(atom)) {
      tokens.push({ type: 'number', text: foldLookalikes(atom.text), joiner: joinerOf(atom.gap) });
    } else if (part && isNumber(next)) {
      tokens.push({ type: 'marker', part, text: atom.text });
    } else if (part && part !== 'house' && part !== 'flat' && last?.type === 'number' && isLetter(next) && !isNumber(atoms[index + 2])) {
      tokens.push({ type: 'marker', part, text: atom.text }, { type: 'number', text: foldLookalikes(next!.text), joiner: ' ' });
      index += 1;
    } else if (isLetter(atom) && last?.type === 'number' && /^\d+$/.test(last.text)) {
      last.text += foldLookalikes(atom.text);
    } else if (part && next === undefined && last?.type === 'number') {
      tokens.push({ type: 'marker', part, text: atom.text });
    } else {
      tokens.push({ type: 'word', text: atom.text });
    }
  }
  return tokens;
}

/** What was typed, as words of names, numbers, and the marks that say what a number is. */
export function typedTokens(text: string): Token[] {
  let end = 0;
  const atoms = wordsOf(text).flatMap((word) => {
    const gap = text.slice(end, word.start);
    end = word.end;
    return atomsOf(word, gap);
  });
  return tokensOf(atoms);
}
