import type { Day } from '../calendar/day.js';
import type { DocumentFields } from '../document/document.validation.js';
import type { PersonFields } from '../person/person.validation.js';
import type { RegistrationKind } from '../registration/registration.kind.js';

export interface ImportedRegistration {
  id: string;
  kind: RegistrationKind;
  addressId: string;
  from: Day;
  until?: Day | null;
  closedOn?: Day | null;
  closeGround?: string | null;
  destinationText?: string | null;
  arrivedFrom?: string | null;
  basis?: string | null;
}

export interface ImportedRow {
  person: PersonFields & { id: string };
  documents: (DocumentFields & { id?: string })[];
  registrations: ImportedRegistration[];
  representativeIds: string[];
}

export interface NumberedRow extends ImportedRow {
  line: number;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isPlain = (value: unknown): value is Record<string, unknown> =>
  isRecord(value) && Object.values(value).every((inner) => inner === null || typeof inner === 'string' || typeof inner === 'boolean');

const listOf = (value: unknown): unknown[] | undefined => (value === undefined ? [] : Array.isArray(value) ? value : undefined);

/** The row when the line has the shape of one; its values are checked by the validation. */
export function readRow(line: string): ImportedRow | undefined {
  const parsed = parse(line);
  if (!isRecord(parsed) || !isPlain(parsed['person'])) return undefined;
  const lists = [parsed['documents'], parsed['registrations'], parsed['representativeIds']].map(listOf);
  const [documents, registrations, representativeIds] = lists;
  if (!documents?.every(isPlain) || !registrations?.every(isPlain) || !representativeIds?.every((id) => typeof id === 'string')) {
    return undefined;
  }
  return { person: parsed['person'], documents, registrations, representativeIds } as unknown as ImportedRow;
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
