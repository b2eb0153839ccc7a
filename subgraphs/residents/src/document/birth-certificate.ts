import { foldLookalikes } from '../person/name.js';

const SURE: Record<string, string> = { '1': 'I', І: 'I', У: 'V', Х: 'X', Л: 'L', С: 'C', М: 'M' };
const GUESSED: Record<string, string> = {
  П: 'II', Ш: 'III', '2': 'II', '3': 'III', '4': 'IV', '5': 'V', '6': 'VI', '7': 'VII', '8': 'VIII', '9': 'IX',
};
const SERIES = /^([IVXLCM]{1,6})-([А-Я]{2})$/;

export interface BirthSeries {
  series: string;
  certain: boolean;
}

export function readBirthSeries(text: string): BirthSeries | undefined {
  const marks = [...text.normalize('NFC').toUpperCase().replace(/[^\p{L}\d]/gu, '')];
  if (marks.length < 3) return undefined;
  const letters = foldLookalikes(marks.slice(-2).join(''));
  let certain = true;
  const roman = marks.slice(0, -2).map((mark) => {
    const guess = GUESSED[mark];
    if (guess) certain = false;
    return guess ?? SURE[mark] ?? mark;
  });
  const series = `${roman.join('')}-${letters}`;
  return SERIES.test(series) ? { series, certain } : undefined;
}
