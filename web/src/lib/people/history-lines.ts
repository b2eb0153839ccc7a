import type { FieldChange, HistoryEntry } from '#lib/graph/people.js';
import { date } from '#lib/i18n/format.js';
import { t, tOr } from '#lib/i18n/i18n.svelte.js';

export interface HistoryLine {
  key: string;
  entry: HistoryEntry;
  /** The first line of an entry says who, when and why; the others only what. */
  leads: boolean;
  field: string;
  change: FieldChange | undefined;
}

const bookkeeping = /(^|_)(id|version|key|keys|from_day|to_day|office_ids|birth_from|birth_to|sort)$/i;
const camel = (name: string) => name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
const isShown = ({ field }: FieldChange) => !bookkeeping.test(field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`));

export function linesOf(entries: readonly HistoryEntry[]): HistoryLine[] {
  return entries.flatMap((entry) => {
    const changes = entry.changes.filter(isShown);
    const shown: (FieldChange | undefined)[] = changes.length > 0 ? changes : [undefined];
    return shown.map((change, index) => ({
      key: `${entry.id}-${index}`,
      entry,
      leads: index === 0,
      field: change ? camel(change.field) : '',
      change,
    }));
  });
}

export const fieldName = (field: string) => tOr(`field.${camel(field)}`, camel(field));

export function shownValue(value: string | null): string {
  if (value === null || value === '') return '—';
  if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return date(value);
  if (value === 'true' || value === 'false') return t(value === 'true' ? 'value.yes' : 'value.no');
  return tOr(`value.${value}`, value);
}
