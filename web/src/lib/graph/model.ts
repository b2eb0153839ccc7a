export type Sex = string;
export type RegistrationKind = 'RESIDENCE' | 'STAY';
export type RegistrationState = 'ACTIVE' | 'PLANNED' | 'CLOSED' | 'EXPIRED';
export type AccessLevel = 'HIDDEN' | 'MASKED' | 'PLAIN';

export const documentKinds = [
  'RF_PASSPORT',
  'BIRTH_CERTIFICATE',
  'TEMPORARY_ID',
  'RF_TRAVEL_PASSPORT',
  'FOREIGN_PASSPORT',
  'MILITARY_ID',
  'RESIDENCE_PERMIT',
  'OTHER',
] as const;
export type DocumentKind = (typeof documentKinds)[number];

export interface OfficeRef {
  id: string;
  code: string;
  name: string;
}

export interface IdentityDocument {
  id: string;
  kind: DocumentKind;
  series: string | null;
  number: string | null;
  issuedOn: string | null;
  issuer: string | null;
  departmentCode: string | null;
  validTo: string | null;
  isMain: boolean;
  isExpired: boolean;
}

export interface DwellingRef {
  id: string;
  addressText: string;
}

export interface RegistrationLine {
  id: string;
  version: number;
  kind: RegistrationKind;
  state: RegistrationState;
  from: string;
  until: string | null;
  closedOn: string | null;
  closeGround: string | null;
  closeGroundInfo?: { title: string } | null;
  destinationText: string | null;
  arrivedFrom: string | null;
  basis: string | null;
  certificateUrl: string | null;
  office: OfficeRef | null;
}

export interface Page<Node> {
  nodes: Node[];
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
  totalCount?: number | null;
}
