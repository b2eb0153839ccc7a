const LATIN_LOOKALIKES: Record<string, string> = {
  A: 'А', B: 'В', C: 'С', E: 'Е', H: 'Н', K: 'К', M: 'М', O: 'О', P: 'Р', T: 'Т', X: 'Х', Y: 'У',
};

const LETTERS_AND_SIGNS = /^[\p{Script=Cyrillic}\u0300-\u036f .'’ʼ`-]+$/u;
const LETTER = /\p{Script=Cyrillic}/u;
export const LONGEST_NAME = 100;

export const tidyName = (text: string): string => text.normalize('NFC').trim().replace(/\s+/g, ' ');

export type NameFault = 'tooLong' | 'digits' | 'latin' | 'letters';

export function faultOfName(name: string): NameFault | undefined {
  if (name.length > LONGEST_NAME) return 'tooLong';
  if (/\d/.test(name)) return 'digits';
  if (/\p{Script=Latin}/u.test(name)) return 'latin';
  if (!LETTERS_AND_SIGNS.test(name) || !LETTER.test(name)) return 'letters';
  return undefined;
}

export const foldLookalikes = (upper: string): string =>
  upper.replace(/[A-Z]/g, (letter) => LATIN_LOOKALIKES[letter] ?? letter);

export function nameKey(name: string): string {
  const letters = name.normalize('NFC').toUpperCase().replace(/Ё/g, 'Е').replace(/[^\p{L}\p{M}\d]/gu, '');
  return foldLookalikes(letters);
}

export const fullName = (parts: Array<string | null | undefined>): string => parts.filter(Boolean).join(' ');
