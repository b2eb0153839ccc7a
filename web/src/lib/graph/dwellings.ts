import { gql } from '@urql/core';
import type { OfficeRef, RegistrationLine } from './model.js';

export interface DwellingRegistration extends RegistrationLine {
  person: { id: string; fullName: string; birthDate: string; age: number | null };
}

export interface DwellingCard {
  id: string;
  addressText: string;
  address: { id: string; postalCode: string | null; isLocal: boolean } | null;
  office: OfficeRef | null;
  cardClosedOn: string | null;
  apartmentCardUrl: string | null;
  residents: DwellingRegistration[] | null;
  registrations: DwellingRegistration[] | null;
}

const line = `id version kind state from until closedOn closeGround closeGroundInfo { title } destinationText arrivedFrom basis certificateUrl
  person { id fullName birthDate age }`;

export const dwellingQuery = gql<{ dwelling: DwellingCard | null }, { id: string; on?: string }>(
  `query Dwelling($id: ID!, $on: Date) {
  dwelling(id: $id) {
    id addressText cardClosedOn apartmentCardUrl
    address { id postalCode isLocal }
    office { id code name }
    residents(on: $on) { ${line} }
    registrations { ${line} }
  }
}`,
);
