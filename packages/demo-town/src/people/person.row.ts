export type Sex = 'MALE' | 'FEMALE';
export type DocumentKind = 'RF_PASSPORT' | 'BIRTH_CERTIFICATE' | 'RF_TRAVEL_PASSPORT' | 'MILITARY_ID';

export interface DemoDocument {
  id: string;
  kind: DocumentKind;
  series: string;
  number: string;
  issuedOn: string;
  issuer: string;
  departmentCode?: string;
  validTo?: string;
  isMain: boolean;
}

export interface DemoRegistration {
  id: string;
  kind: 'RESIDENCE' | 'STAY';
  addressId: string;
  from: string;
  until?: string;
  closedOn?: string;
  closeGround?: string;
  destinationText?: string;
  arrivedFrom?: string;
  basis: string;
}

/** One line of the residents' import file. */
export interface DemoPerson {
  person: {
    id: string;
    surname: string;
    givenName: string;
    patronymic?: string;
    sex: Sex;
    birthDate: string;
    birthPlace: string;
    citizenship: string;
  };
  documents: DemoDocument[];
  registrations: DemoRegistration[];
  representativeIds?: string[];
}
