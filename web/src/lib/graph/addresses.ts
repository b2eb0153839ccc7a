import { gql } from '@urql/core';
import type { OfficeRef, Page } from './model.js';

export const addressKinds = [
  'REGION', 'DISTRICT', 'MUNICIPALITY', 'SETTLEMENT', 'CITY', 'LOCALITY', 'PLANNING',
  'STREET', 'STEAD', 'HOUSE', 'FLAT', 'ROOM', 'CARPLACE',
] as const;
export type AddressKind = (typeof addressKinds)[number];

export interface AddressNode {
  id: string;
  kind: AddressKind;
  name: string;
  text: string;
  isLocal: boolean;
  isActive: boolean;
}

export interface Suggestion {
  text: string;
  highlights: { start: number; end: number }[];
  address: AddressNode & { postalCode: string | null; dwelling?: { id: string } | null };
}

const nodeFields = 'id kind name text isLocal isActive';

export const suggestQuery = gql<
  { suggestAddresses: Suggestion[] | null },
  { text: string; first: number; within?: string; kinds?: AddressKind[] }
>(`query Suggest($text: String!, $first: Int!, $within: ID, $kinds: [AddressKind!]) {
  suggestAddresses(text: $text, first: $first, within: $within, kinds: $kinds) {
    text
    highlights { start end }
    address { ${nodeFields} postalCode }
  }
}`);

export const rootsQuery = gql<{ addressRoots: AddressNode[] | null }, Record<string, never>>(
  `query AddressRoots { addressRoots { ${nodeFields} } }`,
);

export const childrenQuery = gql<
  { address: { id: string; children: Page<AddressNode> } | null },
  { id: string; first: number; after?: string }
>(`query AddressChildren($id: ID!, $first: Int!, $after: String) {
  address(id: $id) { id children(first: $first, after: $after) { pageInfo { hasNextPage endCursor } nodes { ${nodeFields} } } }
}`);

export interface AddressCard extends AddressNode {
  level: number;
  postalCode: string | null;
  oktmo: string | null;
  parent: { id: string; name: string } | null;
  ancestors: AddressNode[];
  responsibleOffice?: OfficeRef | null;
  dwelling?: { id: string } | null;
}

export const addressQuery = gql<
  { address: AddressCard | null },
  { id: string; office: boolean; dwelling: boolean }
>(`query Address($id: ID!, $office: Boolean!, $dwelling: Boolean!) {
  address(id: $id) {
    ${nodeFields} level postalCode oktmo
    parent { id name }
    ancestors { ${nodeFields} }
    responsibleOffice @include(if: $office) { id code name }
    dwelling @include(if: $dwelling) { id }
  }
}`);

export const addLocalMutation = gql<
  { addLocalAddress: AddressNode | null },
  { input: { id: string; parentId: string; kind: AddressKind; number: string; postalCode?: string; comment?: string } }
>(`mutation AddLocalAddress($input: AddLocalAddressInput!) { addLocalAddress(input: $input) { ${nodeFields} } }`);

