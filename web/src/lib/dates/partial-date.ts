/** `1980`, `1980-02` or `1980-02-01`. */
export type PartialDate = string;

export type ParsedDate = { value: PartialDate } | { error: 'shape' | 'calendar' };

const pad = (value: number, length = 2) => String(value).padStart(length, '0');

function assemble(year: number, month?: number, day?: number): ParsedDate {
  if (year < 1850 || year > 2199) return { error: 'calendar' };
  if (month === undefined) return { value: pad(year, 4) };
  if (month < 1 || month > 12) return { error: 'calendar' };
  if (day === undefined) return { value: `${pad(year, 4)}-${pad(month)}` };
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
  if (day < 1 || day > last) return { error: 'calendar' };
  return { value: `${pad(year, 4)}-${pad(month)}-${pad(day)}` };
}

function fullYear(year: number, thisYear: number): number {
  if (year > 99) return year;
  return year + (year > thisYear % 100 ? 1900 : 2000);
}

function fromDigits(digits: string, thisYear: number): ParsedDate {
  const part = (from: number, to: number) => Number(digits.slice(from, to));
  if (digits.length === 4) return assemble(part(0, 4));
  if (digits.length === 8) return assemble(part(4, 8), part(2, 4), part(0, 2));
  if (digits.length !== 6) return { error: 'shape' };
  const monthAndYear = assemble(part(2, 6), part(0, 2));
  if ('value' in monthAndYear) return monthAndYear;
  return assemble(fullYear(part(4, 6), thisYear), part(2, 4), part(0, 2));
}

export function parsePartialDate(text: string, thisYear = new Date().getFullYear()): ParsedDate {
  const trimmed = text.trim();
  if (/^\d+$/.test(trimmed)) return fromDigits(trimmed, thisYear);
  const parts = trimmed.split(/[.\-/\s]+/).filter(Boolean);
  if (parts.length < 2 || parts.length > 3 || parts.some((part) => !/^\d+$/.test(part))) return { error: 'shape' };
  if (parts[0]?.length === 4) parts.reverse();
  const numbers = parts.map(Number);
  const year = fullYear(numbers.pop() ?? 0, thisYear);
  const month = numbers.pop();
  return assemble(year, month, numbers.pop());
}

export const isFullDate = (value: string) => /^\d{4}-\d{2}-\d{2}$/.test(value);

/** As people write it: `01.02.1980`, `02.1980`, `1980`. */
export function formatPartialDate(value: PartialDate): string {
  return value.split('-').reverse().join('.');
}

/** Digits only while typing; dots appear once the eighth digit is there. */
export function dotted(text: string): string {
  return /^\d{8}$/.test(text) ? `${text.slice(0, 2)}.${text.slice(2, 4)}.${text.slice(4)}` : text;
}

export function today(): string {
  const now = new Date();
  return `${pad(now.getFullYear(), 4)}-${pad(now.getMonth() + 1)}-${pad(now.getDate())}`;
}

export function addDays(date: string, days: number): string {
  const moved = new Date(`${date}T00:00:00Z`);
  moved.setUTCDate(moved.getUTCDate() + days);
  return moved.toISOString().slice(0, 10);
}

/** Whole years; undefined where the month or day is needed and unknown. */
export function ageOn(birth: PartialDate, on: string): number | undefined {
  if (birth.length < 4) return undefined;
  const years = Number(on.slice(0, 4)) - Number(birth.slice(0, 4));
  if (!isFullDate(birth)) return years;
  return birth.slice(5) > on.slice(5) ? years - 1 : years;
}
