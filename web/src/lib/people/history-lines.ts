import type { FieldChange, HistoryEntry, PersonCard } from '#lib/graph/people.js';
import { country, date } from '#lib/i18n/format.js';
import { t, tOr } from '#lib/i18n/i18n.svelte.js';
import { session } from '#lib/session/session.svelte.js';

export interface HistoryLine {
  key: string;
  entry: HistoryEntry;
  /** The first line of an entry says who, when and why; the others only what. */
  leads: boolean;
  /** One change, or all that was entered at once. */
  changes: FieldChange[];
}

/** One line a change; what was entered at once stands in one line. */
export function linesOf(entries: readonly HistoryEntry[], field = ''): HistoryLine[] {
  return entries.flatMap((entry) => {
    const changes = entry.changes.filter((change) => !field || change.field === field);
    if (changes.length === 0) return field ? [] : [{ key: entry.id, entry, leads: true, changes }];
    if (entry.operation === 'CREATED' && !field) return [{ key: entry.id, entry, leads: true, changes }];
    return changes.map((change, index) => ({ key: `${entry.id}-${index}`, entry, leads: index === 0, changes: [change] }));
  });
}

export const fieldsOf = (entries: readonly HistoryEntry[]) => [
  ...new Set(entries.flatMap((entry) => entry.changes.map((change) => change.field))),
];

export const fieldName = (field: string) => tOr(`field.${field}`, field);

export type Names = ReadonlyMap<string, string>;

/** What the ids and codes of a person's history are called. */
export function namesFor(person: PersonCard): Names {
  const names = new Map<string, string>();
  for (const office of session.me?.offices ?? []) names.set(office.id, office.name);
  for (const parent of person.representatives ?? []) names.set(parent.id, parent.fullName);
  for (const line of person.registrations ?? []) {
    if (line.office) names.set(line.office.id, line.office.name);
    if (line.closeGround && line.closeGroundInfo) names.set(line.closeGround, line.closeGroundInfo.title);
  }
  return names;
}

export function shownValue({ field }: FieldChange, value: string | null, names: Names): string {
  if (value === null || value === '') return '—';
  if (field === 'citizenship') return country(value);
  if (/^\d{4}-\d{2}(-\d{2})?$/.test(value)) return date(value);
  if (value === 'true' || value === 'false') return t(value === 'true' ? 'value.yes' : 'value.no');
  const named = value.split(/,\s*/).map((part) => names.get(part));
  return named.every(Boolean) ? named.join(', ') : tOr(`value.${value}`, value);
}
