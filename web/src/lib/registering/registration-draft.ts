import type { FormError } from '#lib/forms/form-errors.svelte.js';
import type { RegistrationKind } from '#lib/graph/model.js';
import type { RegisterPersonInput } from '#lib/graph/registrations.js';
import { uuidv7 } from '#lib/graph/uuidv7.js';
import { ageOn, formatPartialDate, today } from '#lib/dates/partial-date.js';
import { t } from '#lib/i18n/i18n.svelte.js';
import {
  dateError, documentErrors, documentFieldsOf, emptyDocument, emptyPerson, personErrors, personFieldsOf,
  typedDate, type DocumentDraft, type PersonDraft,
} from '#lib/people/person-draft.js';

export interface ChosenPerson {
  id: string;
  version: number;
  text: string;
  birthDate: string;
}

/** The form as it stands on the screen; ids are made once, so that a repeated request is the same request. */
export interface RegistrationDraft {
  id: string;
  newPersonId: string;
  documentId: string;
  kind: RegistrationKind;
  address: { id: string; text: string } | null;
  who: 'known' | 'new';
  known: ChosenPerson | null;
  person: PersonDraft;
  document: DocumentDraft;
  from: string;
  until: string;
  basis: string;
  arrivedFrom: string;
  representative: { id: string; text: string } | null;
}

export const emptyDraft = (): RegistrationDraft => ({
  id: uuidv7(),
  newPersonId: uuidv7(),
  documentId: uuidv7(),
  kind: 'RESIDENCE',
  address: null,
  who: 'known',
  known: null,
  person: emptyPerson(),
  document: emptyDocument(),
  from: formatPartialDate(today()),
  until: '',
  basis: '',
  arrivedFrom: '',
  representative: null,
});

export function titleOf(draft: RegistrationDraft): string {
  const { surname, givenName, patronymic } = draft.person;
  const name = draft.who === 'known' ? draft.known?.text : [surname, givenName, patronymic].filter(Boolean).join(' ');
  return [name, draft.address?.text].filter(Boolean).join(' → ');
}

const withRepresentative = 14;

export const isMinor = (birthDate: string | undefined) => (ageOn(birthDate ?? '', today()) ?? withRepresentative) < withRepresentative;

const needsRepresentative = ({ who, known, person }: RegistrationDraft) =>
  isMinor(who === 'known' ? known?.birthDate : typedDate(person.birthDate));

/** What keeps the form from being sent, in the order of the form. */
export function errorsOf(draft: RegistrationDraft): FormError[] {
  const errors: FormError[] = [];
  const need = (field: string, message: string | undefined) => {
    if (message) errors.push({ field, message });
  };
  need('addressId', draft.address ? undefined : t('registration.error.address'));
  if (draft.who === 'known') need('personId', draft.known ? undefined : t('registration.error.person'));
  else errors.push(...personErrors(draft.person, 'newPerson.'), ...documentErrors(draft.document, 'newPerson.documents.0.'));
  need('from', dateError(draft.from, t('registration.error.from')));
  if (draft.kind === 'STAY') need('until', dateError(draft.until, t('registration.error.until')));
  return errors;
}

export function inputOf(draft: RegistrationDraft): RegisterPersonInput {
  const person = draft.who === 'known'
    ? { personId: draft.known?.id, personVersion: draft.known?.version }
    : {
        newPerson: {
          id: draft.newPersonId,
          ...personFieldsOf(draft.person),
          documents: [{ id: draft.documentId, ...documentFieldsOf(draft.document) }],
        },
      };
  return {
    id: draft.id,
    ...person,
    kind: draft.kind,
    addressId: draft.address?.id ?? '',
    from: typedDate(draft.from) ?? '',
    until: draft.kind === 'STAY' ? typedDate(draft.until) : undefined,
    basis: draft.basis.trim() || undefined,
    arrivedFrom: draft.arrivedFrom.trim() || undefined,
    representativeIds: draft.representative && needsRepresentative(draft) ? [draft.representative.id] : undefined,
  };
}
