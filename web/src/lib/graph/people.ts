import { gql } from '@urql/core';
import type { DwellingRef, IdentityDocument, Page, RegistrationKind, RegistrationLine, Sex } from './model.js';

export interface PersonRow {
  id: string;
  fullName: string;
  birthDate: string;
  age: number | null;
  sex: Sex;
  residence: { id: string; from: string; dwelling: DwellingRef } | null;
  mainDocument?: Pick<IdentityDocument, 'id' | 'kind' | 'series' | 'number' | 'isExpired'> | null;
}

export interface PersonFilter {
  text?: string;
  birthDate?: string;
  document?: string;
  addressId?: string;
  registeredOn?: string;
  kind?: RegistrationKind;
}

export const personsQuery = gql<
  { persons: Page<PersonRow> | null },
  { filter: PersonFilter; orderBy?: string; first: number; after?: string; documents: boolean }
>(`query Persons($filter: PersonFilter!, $orderBy: PersonOrder, $first: Int!, $after: String, $documents: Boolean!) {
  persons(filter: $filter, orderBy: $orderBy, first: $first, after: $after) {
    totalCount
    pageInfo { hasNextPage endCursor }
    nodes {
      id fullName birthDate age sex
      residence { id from dwelling { id addressText } }
      mainDocument @include(if: $documents) { id kind series number isExpired }
    }
  }
}`);

export interface PersonRegistration extends RegistrationLine {
  dwelling: DwellingRef;
}

export interface PersonCard {
  id: string;
  version: number;
  surname: string | null;
  givenName: string | null;
  patronymic: string | null;
  fullName: string;
  sex: Sex;
  birthDate: string;
  birthPlace: string | null;
  citizenship: string;
  age: number | null;
  ageIsApproximate: boolean;
  documents: IdentityDocument[] | null;
  registrations: PersonRegistration[] | null;
  residence: { id: string } | null;
  representatives: { id: string; fullName: string; birthDate: string }[] | null;
}

export const personQuery = gql<{ person: PersonCard | null }, { id: string; registrations: boolean }>(
  `query Person($id: ID!, $registrations: Boolean!) {
  person(id: $id) {
    id version surname givenName patronymic fullName sex birthDate birthPlace citizenship age ageIsApproximate
    documents { id kind series number issuedOn issuer departmentCode validTo isMain isExpired }
    residence @include(if: $registrations) { id }
    registrations @include(if: $registrations) {
      id version kind state from until closedOn closeGround closeGroundInfo { title } destinationText arrivedFrom basis certificateUrl
      office { id code name }
      dwelling { id addressText }
    }
    representatives { id fullName birthDate }
  }
}`,
);

export interface FieldChange {
  field: string;
  coordinate: string | null;
  before: string | null;
  after: string | null;
}

export interface HistoryEntry {
  id: string;
  at: string;
  actorName: string;
  reason: string | null;
  table: string;
  operation: 'CREATED' | 'CHANGED' | 'REMOVED';
  changes: FieldChange[];
}

export const personHistoryQuery = gql<
  { person: { id: string; history: Page<HistoryEntry> } | null },
  { id: string; first: number; after?: string }
>(`query PersonHistory($id: ID!, $first: Int!, $after: String) {
  person(id: $id) {
    id
    history(first: $first, after: $after) {
      pageInfo { hasNextPage endCursor }
      nodes { id at actorName reason table operation changes { field coordinate before after } }
    }
  }
}`);

export interface PersonFields {
  surname: string | null;
  givenName: string | null;
  patronymic: string | null;
  sex: Sex;
  birthDate: string;
  birthPlace: string | null;
  citizenship: string;
}

export const updatePersonMutation = gql<
  { updatePerson: { id: string; version: number } },
  { input: PersonFields & { id: string; version: number; reason: string } }
>(`mutation UpdatePerson($input: UpdatePersonInput!) { updatePerson(input: $input) { id version fullName } }`);

export interface DocumentFields {
  kind: string;
  series: string | null;
  number: string;
  issuedOn: string | null;
  issuer: string | null;
  departmentCode: string | null;
  validTo?: string | null;
}

export const saveDocumentMutation = gql<
  { saveDocument: { id: string } },
  { input: DocumentFields & { id: string; personId: string; isMain: boolean; reason: string } }
>(`mutation SaveDocument($input: SaveDocumentInput!) { saveDocument(input: $input) { id kind } }`);
