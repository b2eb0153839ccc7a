import { gql } from '@urql/core';
import type { Suggestion } from './addresses.js';
import type { PersonFilter, PersonRow } from './people.js';

export interface Found {
  persons?: { nodes: PersonRow[] } | null;
  suggestAddresses?: Suggestion[] | null;
}

export const searchQuery = gql<
  Found,
  { text: string; filter: PersonFilter; people: boolean; addresses: boolean; dwellings: boolean }
>(`query Search($text: String!, $filter: PersonFilter!, $people: Boolean!, $addresses: Boolean!, $dwellings: Boolean!) {
  persons(filter: $filter, first: 7) @include(if: $people) {
    nodes { id fullName birthDate age sex residence { id from dwelling { id addressText } } }
  }
  suggestAddresses(text: $text, first: 7) @include(if: $addresses) {
    text
    highlights { start end }
    address { id kind name text isLocal isActive postalCode dwelling @include(if: $dwellings) { id } }
  }
}`);
