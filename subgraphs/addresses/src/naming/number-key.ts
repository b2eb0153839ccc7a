import { foldLookalikes, plain } from './letters.js';

/** Spellings of the parts of a house number, and the letter that stands for them in a key. */
const PARTS: readonly [RegExp, string][] = [
  [/(?<=\d[а-я]?[\s,.]*)(?:корпус|корп|кор|к)\.?\s*(?=[\dа-я])/g, 'к'],
  [/(?<=\d[а-я]?[\s,.]*)(?:строение|строен|стр)\.?\s*(?=[\dа-я])/g, 'с'],
  [/(?<=\d[а-я]?[\s,.]*)(?:сооружение|соор)\.?\s*(?=[\dа-я])/g, 'соор'],
  [/(?<=\d[а-я]?[\s,.]*)(?:литера|литер|лит)\.?\s*(?=[\dа-я])/g, 'л'],
];
const DIGITS = /^\d+$/;

/**
 * The number of a house, flat or plot as it is compared: `36В` and `36 в` are one, `5 корп. 2` is `5к2`.
 *
 * @example numberKey('5 корп. 2') // '5к2'
 */
export function numberKey(number: string): string {
  if (DIGITS.test(number)) return number;
  let key = foldLookalikes(plain(number)).replace(/["'«»№]/g, '').trim();
  for (const [spelling, letter] of PARTS) key = key.replace(spelling, letter);
  return key.replace(/[^\da-zа-я/-]/g, '');
}

/** A key that sorts 2 before 10: every run of digits padded to six. */
export function sortKey(text: string): string {
  return plain(text).replace(/\d+/g, (digits) => digits.padStart(6, '0'));
}
