/** Days since 1970-01-01; arithmetic on whole days keeps a million rows fast. */
export type Day = number;

const millisecondsInDay = 86_400_000;

export const dayOf = (iso: string): Day => Date.parse(`${iso}T00:00:00Z`) / millisecondsInDay;

export const isoOf = (day: Day): string => new Date(day * millisecondsInDay).toISOString().slice(0, 10);

export const yearOf = (day: Day): number => new Date(day * millisecondsInDay).getUTCFullYear();

export function anniversary(birth: Day, years: number): Day {
  const date = new Date(birth * millisecondsInDay);
  return Date.UTC(date.getUTCFullYear() + years, date.getUTCMonth(), date.getUTCDate()) / millisecondsInDay;
}

export function ageOn(birth: Day, on: Day): number {
  const age = yearOf(on) - yearOf(birth);
  return anniversary(birth, age) > on ? age - 1 : age;
}
