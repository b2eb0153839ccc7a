import { isFullDate, parsePartialDate } from '#lib/dates/partial-date.js';
import type { PersonFilter } from '#lib/graph/people.js';

/** A passport or a date of birth typed into the one box is searched as what it is; all else by name. */
export function searchFilter(text: string, byDocument: boolean): PersonFilter {
  const digits = text.replace(/[\s№]/g, '');
  if (byDocument && /^\d{10}$/.test(digits)) return { document: digits };
  const parsed = parsePartialDate(text);
  return 'value' in parsed && isFullDate(parsed.value) ? { birthDate: parsed.value } : { text };
}
