import { randomInt } from 'node:crypto';
import { uuidv7 } from '@demos/module-sdk';

export interface Operation {
  query: string;
  variables: Record<string, unknown>;
}

/** What the operations are about: taken from the generated register. */
export interface Sample {
  surnames: string[];
  personIds: string[];
  flatIds: string[];
}

const SEARCH = `query Search($text: String!) {
  persons(filter: { text: $text }, first: 20) {
    nodes { id fullName sex birthDate residence { id from dwelling { id addressText } } }
    pageInfo { hasNextPage endCursor }
  }
}`;

const CARD = `query Card($id: ID!) {
  person(id: $id) {
    id version fullName sex birthDate birthPlace citizenship age
    documents { id kind series number issuedOn issuer departmentCode validTo isMain }
    registrations { id kind state from until closedOn basis dwelling { id addressText } }
    representatives { id fullName }
  }
}`;

const REGISTER = `mutation Register($input: RegisterPersonInput!) {
  registerPerson(input: $input) { id version state from person { id fullName } dwelling { id addressText } }
}`;

export const KINDS = ['search', 'card', 'register'] as const;
export type Kind = (typeof KINDS)[number];

function pick<T>(items: readonly T[]): T {
  const item = items[randomInt(items.length)];
  if (item === undefined) throw new Error('the register is empty');
  return item;
}

function lettersOf(n: number): string {
  return [...n.toString(26)].map((digit) => 'абвгдежзиклмнопрстуфхцчшэюя'[Number.parseInt(digit, 26)]).join('');
}

/** A new request of a kind; `n` makes people and passports of one run different. */
export function operationOf(kind: Kind, sample: Sample, n: number): Operation {
  if (kind === 'search') return { query: SEARCH, variables: { text: pick(sample.surnames).slice(0, 3 + randomInt(3)) } };
  if (kind === 'card') return { query: CARD, variables: { id: pick(sample.personIds) } };
  const passport = String(randomInt(1_000_000)).padStart(6, '0');
  return {
    query: REGISTER,
    variables: {
      input: {
        id: uuidv7(),
        kind: 'RESIDENCE',
        addressId: pick(sample.flatIds),
        from: '2026-11-02',
        basis: 'Заявление',
        newPerson: {
          id: uuidv7(),
          surname: `Проверкин${lettersOf(n)}`,
          givenName: 'Пётр',
          patronymic: 'Петрович',
          sex: 'MALE',
          birthDate: '1980-02-01',
          birthPlace: 'г. Светлоозёрск',
          citizenship: 'RUS',
          documents: [
            {
              id: uuidv7(),
              kind: 'RF_PASSPORT',
              series: `97${String(10 + (n % 15))}`,
              number: passport,
              issuedOn: '2025-03-01',
              issuer: 'ОВМ',
              departmentCode: '970-001',
              isMain: true,
            },
          ],
        },
      },
    },
  };
}
