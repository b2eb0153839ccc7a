import { gql } from '@urql/core';

export const chosenPersonQuery = gql<
  { person: { id: string; version: number; fullName: string; birthDate: string } | null },
  { id: string }
>(`query ChosenPerson($id: ID!) { person(id: $id) { id version fullName birthDate } }`);

export interface FoundPerson {
  id: string;
  version: number;
  fullName: string;
  birthDate: string;
  age: number | null;
  residence: { id: string; dwelling: { id: string; addressText: string } } | null;
}

export const findPeopleQuery = gql<
  { persons: { nodes: FoundPerson[] } | null },
  { text: string }
>(`query FindPeople($text: String!) {
  persons(filter: { text: $text }, first: 8) {
    nodes { id version fullName birthDate age residence { id dwelling { id addressText } } }
  }
}`);
