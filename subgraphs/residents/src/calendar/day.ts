export type Day = string;

const MS_PER_DAY = 86_400_000;

const toDate = (day: Day): Date => new Date(`${day}T00:00:00Z`);

const fromDate = (date: Date): Day => date.toISOString().slice(0, 10);

export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const date = toDate(text);
  return !Number.isNaN(date.getTime()) && fromDate(date) === text;
}

export function today(now = new Date()): Day {
  const local = new Date(now.getTime() - now.getTimezoneOffset() * 60_000);
  return fromDate(local);
}

export const addDays = (day: Day, days: number): Day => fromDate(new Date(toDate(day).getTime() + days * MS_PER_DAY));

export function addYears(day: Day, years: number): Day {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  return fromDate(new Date(Date.UTC(year + years, month - 1, date)));
}

export const daysBetween = (from: Day, to: Day): number =>
  Math.round((toDate(to).getTime() - toDate(from).getTime()) / MS_PER_DAY);

export function fullYears(from: Day, on: Day): number {
  const years = Number(on.slice(0, 4)) - Number(from.slice(0, 4));
  return addYears(from, years) > on ? years - 1 : years;
}

export const inWords = (day: Day): string => day.split('-').reverse().join('.');
