import { addYears, fullYears, inWords, isDay, type Day } from './day.js';

export type PartialDate = string;

const FORM = /^\d{4}(-\d{2}(-\d{2})?)?$/;
const OLDEST_AGE = 130;

const complete = (text: PartialDate, month: string, day: string): Day =>
  text.length === 4 ? `${text}-${month}-${day}` : text.length === 7 ? `${text}-${day}` : text;

export const isPartialDate = (text: string): boolean => FORM.test(text) && isDay(complete(text, '01', '01'));

export const isApproximate = (date: PartialDate): boolean => date.length < 10;

export const firstDay = (date: PartialDate): Day => complete(date, '01', '01');

export function lastDay(date: PartialDate): Day {
  if (date.length === 4) return `${date}-12-31`;
  if (date.length === 10) return date;
  const [year, month] = date.split('-').map(Number) as [number, number];
  return `${date}-${new Date(Date.UTC(year, month, 0)).getUTCDate()}`;
}

export const assumedDay = (date: PartialDate): Day =>
  date.length === 4 ? `${date}-07-01` : date.length === 7 ? `${date}-15` : date;

export const ageOn = (birth: PartialDate, on: Day): number => Math.max(0, fullYears(assumedDay(birth), on));

export type Reached = 'yes' | 'no' | 'uncertain';

export function hasReached(birth: PartialDate, age: number, on: Day): Reached {
  if (addYears(lastDay(birth), age) <= on) return 'yes';
  return addYears(firstDay(birth), age) <= on ? 'uncertain' : 'no';
}

export type BirthDateFault = 'form' | 'future' | 'tooOld';

export function faultOfBirthDate(date: string, on: Day): BirthDateFault | undefined {
  if (!isPartialDate(date)) return 'form';
  if (firstDay(date) > on) return 'future';
  if (addYears(lastDay(date), OLDEST_AGE + 1) <= on) return 'tooOld';
  return undefined;
}

export const partialInWords = (date: PartialDate): string => inWords(date);
