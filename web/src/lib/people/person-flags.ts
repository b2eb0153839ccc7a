import { ageOn, today } from '#lib/dates/partial-date.js';
import type { PersonCard } from '#lib/graph/people.js';
import type { MessageKey } from '#lib/i18n/i18n.svelte.js';

export interface Flag {
  key: MessageKey;
  tone: 'plain' | 'warn' | 'danger';
}

/** What a clerk must notice at once. */
export function flagsOf(person: Pick<PersonCard, 'documents' | 'birthDate' | 'registrations' | 'representatives'>): Flag[] {
  const flags: Flag[] = [];
  const main = person.documents?.find((document) => document.isMain) ?? person.documents?.[0];
  if (main?.isExpired) flags.push({ key: 'flag.documentExpired', tone: 'danger' });
  if (person.documents?.length === 0) flags.push({ key: 'flag.noDocument', tone: 'warn' });
  const age = ageOn(person.birthDate, today());
  if (age !== undefined && age < 14) {
    flags.push({ key: 'flag.minor', tone: 'plain' });
    if (person.representatives?.length === 0) flags.push({ key: 'flag.noRepresentative', tone: 'warn' });
  }
  if (person.registrations?.some((line) => line.state === 'EXPIRED')) flags.push({ key: 'flag.stayExpired', tone: 'warn' });
  return flags;
}
