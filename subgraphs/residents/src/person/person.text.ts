import { isPartialDate, type PartialDate } from '../calendar/partial-date.js';
import { nameKey } from './name.js';

export interface SearchText {
  words: string[];
  birthDate?: PartialDate;
  document?: string;
  unknown: boolean;
}

const DAY = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/;
const MONTH = /^(\d{1,2})\.(\d{4})$/;
const YEAR = /^(18|19|20)\d{2}$/;
export const MOST_WORDS = 4;
const SHORTEST_DOCUMENT = 6;

function dateIn(token: string): PartialDate | undefined {
  const day = DAY.exec(token);
  const month = MONTH.exec(token);
  const two = (part = '') => part.padStart(2, '0');
  const date = day ? `${day[3]}-${two(day[2])}-${two(day[1])}` : month ? `${month[2]}-${two(month[1])}` : token;
  return isPartialDate(date) && (day || month || YEAR.test(token) || date.length === 10) ? date : undefined;
}

export function readSearchText(text: string): SearchText {
  const tokens = text.trim().split(/[\s,;]+/).filter(Boolean);
  const numbers = tokens.filter((token) => /^\d+$/.test(token));
  const isDocument = numbers.some((token) => token.length >= SHORTEST_DOCUMENT);
  const found: SearchText = { words: [], unknown: false, document: isDocument ? numbers.join('') : undefined };
  for (const token of tokens) {
    if (isDocument && numbers.includes(token)) continue;
    const date = dateIn(token);
    const key = nameKey(token);
    if (date && !found.birthDate) found.birthDate = date;
    else if (key && !/\d/.test(key) && found.words.length < MOST_WORDS) found.words.push(key);
    else if (key) found.unknown = true;
  }
  return found;
}
