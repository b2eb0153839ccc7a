import { gql } from '@urql/core';
import type { DwellingRef, RegistrationKind, RegistrationLine, Sex } from './model.js';
import type { DocumentFields } from './people.js';

export interface NewPersonInput {
  id: string;
  surname: string | null;
  givenName: string | null;
  patronymic: string | null;
  sex: Sex;
  birthDate: string;
  birthPlace: string | null;
  citizenship: string;
  documents: (DocumentFields & { id: string })[];
}

export interface RegisterPersonInput {
  id: string;
  personId?: string;
  personVersion?: number;
  newPerson?: NewPersonInput;
  kind: RegistrationKind;
  addressId: string;
  from: string;
  until?: string;
  basis?: string;
  arrivedFrom?: string;
  representativeIds?: string[];
}

export interface PreviewIssue {
  rule: string | null;
  field: string | null;
  message: string;
}

export interface RegistrationPreview {
  ok: boolean;
  steps: { kind: string; text: string }[];
  warnings: PreviewIssue[];
  errors: PreviewIssue[];
}

export const previewQuery = gql<{ previewRegistration: RegistrationPreview | null }, { input: RegisterPersonInput }>(
  `query PreviewRegistration($input: RegisterPersonInput!) {
  previewRegistration(input: $input) {
    ok
    steps { kind text }
    warnings { rule field message }
    errors { rule field message }
  }
}`,
);

export const registerMutation = gql<
  { registerPerson: { id: string; certificateUrl: string | null; person: { id: string; fullName: string } } | null },
  { input: RegisterPersonInput }
>(`mutation RegisterPerson($input: RegisterPersonInput!) {
  registerPerson(input: $input) { id state certificateUrl person { id fullName } dwelling { id } }
}`);

export interface RegistrationCard extends RegistrationLine {
  dwelling: DwellingRef;
  person: { id: string; fullName: string; birthDate: string };
}

export const registrationQuery = gql<{ registration: RegistrationCard | null }, { id: string }>(
  `query Registration($id: ID!) {
  registration(id: $id) {
    id version kind state from until closedOn closeGround closeGroundInfo { title } destinationText arrivedFrom basis certificateUrl
    office { id code name }
    dwelling { id addressText }
    person { id fullName birthDate }
  }
}`,
);

export interface GroundInfo {
  ground: string;
  title: string;
  needsDestination: boolean;
}

export const groundsQuery = gql<{ deregistrationGrounds: GroundInfo[] | null }, { kind: RegistrationKind; on?: string }>(
  `query Grounds($kind: RegistrationKind!, $on: Date) { deregistrationGrounds(kind: $kind, on: $on) { ground title needsDestination } }`,
);

export interface DeregisterPersonInput {
  id: string;
  registrationId: string;
  version: number;
  on: string;
  ground: string;
  destinationText: string | null;
  reason: string | null;
}

export const deregisterMutation = gql<
  { deregisterPerson: { id: string; person: { id: string; fullName: string } } | null },
  { input: DeregisterPersonInput }
>(`mutation DeregisterPerson($input: DeregisterPersonInput!) {
  deregisterPerson(input: $input) { id state closedOn person { id fullName } dwelling { id } }
}`);
