import { uuidv7, type Context } from '@demos/module-sdk';
import type { Place } from '../address/address.directory.js';
import { documentKey, tidyDocument } from '../document/document.validation.js';
import { tidyPerson } from '../person/person.validation.js';
import type { PlaceCache } from './import.addresses.js';
import type { NumberedRow } from './import.row.js';

type Table = 'person' | 'identity_document' | 'registration' | 'representation' | 'dwelling';

const insertAll = (tx: Context, table: Table, rows: readonly object[], onConflict = ''): Promise<object[]> =>
  rows.length === 0
    ? Promise.resolve([])
    : tx.sql(`insert into ${table} select * from jsonb_populate_recordset(null::${table}, $1::jsonb) ${onConflict}`, [JSON.stringify(rows)]);

const officeIdOf = ({ responsibleOffice }: Place): string => responsibleOffice?.id ?? '';

export async function insertBatch(tx: Context, rows: readonly NumberedRow[], places: PlaceCache): Promise<void> {
  await insertAll(tx, 'person', rows.map((row) => personRow(row, places)));
  await insertAll(tx, 'identity_document', rows.flatMap(documentRows));
  const dwellings = await openDwellings(tx, rows, places);
  await insertAll(tx, 'registration', rows.flatMap((row) => registrationRows(row, places, dwellings)));
}

export async function insertRepresentations(tx: Context, pairs: readonly [string, string][]): Promise<void> {
  await tx.sql(
    `insert into representation (id, person_id, representative_id)
     select pair.id, pair.person_id, pair.representative_id
       from jsonb_to_recordset($1::jsonb) as pair(id uuid, person_id uuid, representative_id uuid)
       join person child on child.id = pair.person_id
       join person elder on elder.id = pair.representative_id
     on conflict do nothing`,
    [JSON.stringify(pairs.map(([person_id, representative_id]) => ({ id: uuidv7(), person_id, representative_id })))],
  );
}

function personRow({ person, registrations }: NumberedRow, places: PlaceCache): object {
  const tidy = tidyPerson(person);
  return {
    id: person.id, version: 1, surname: tidy.surname, given_name: tidy.givenName, patronymic: tidy.patronymic,
    surname_key: tidy.surnameKey, given_key: tidy.givenKey, patronymic_key: tidy.patronymicKey, sex: tidy.sex,
    birth_date: tidy.birthDate, birth_from: tidy.birthFrom, birth_to: tidy.birthTo, birth_place: tidy.birthPlace,
    citizenship: tidy.citizenship,
    office_ids: [...new Set(registrations.map(({ addressId }) => officeIdOf(places.get(addressId))))],
  };
}

function documentRows({ person, documents }: NumberedRow): object[] {
  const hasMain = documents.some(({ isMain }) => isMain);
  return documents.map((document, index) => {
    const tidy = tidyDocument(document, person.birthDate);
    return {
      id: document.id ?? uuidv7(), person_id: person.id, version: 1, kind: tidy.kind, series: tidy.series, number: tidy.number,
      number_key: documentKey(tidy.series, tidy.number), issued_on: tidy.issuedOn, issuer: tidy.issuer,
      department_code: tidy.departmentCode, valid_to: tidy.validTo, is_main: hasMain ? Boolean(document.isMain) : index === 0,
    };
  });
}

async function openDwellings(tx: Context, rows: readonly NumberedRow[], places: PlaceCache): Promise<Map<string, string>> {
  const addressIds = [...new Set(rows.flatMap(({ registrations }) => registrations.map(({ addressId }) => addressId)))];
  const wanted = addressIds.map((addressId) => {
    const place = places.get(addressId);
    return {
      id: uuidv7(), address_id: addressId, address_text: place.text,
      address_path: [...new Set([...place.path, addressId])], office_id: officeIdOf(place),
    };
  });
  await insertAll(tx, 'dwelling', wanted, 'on conflict (address_id) do nothing');
  const known = await tx.sql<{ id: string; address_id: string }>('select id, address_id from dwelling where address_id = any($1)', [addressIds]);
  return new Map(known.map(({ id, address_id }) => [address_id, id]));
}

function registrationRows({ person, registrations }: NumberedRow, places: PlaceCache, dwellings: ReadonlyMap<string, string>): object[] {
  return registrations.map((registration) => ({
    id: registration.id, version: 1, person_id: person.id, dwelling_id: dwellings.get(registration.addressId),
    office_id: officeIdOf(places.get(registration.addressId)), kind: registration.kind, starts_on: registration.from,
    until: registration.until, closed_on: registration.closedOn, close_ground: registration.closeGround,
    destination_text: registration.destinationText, arrived_from: registration.arrivedFrom, basis: registration.basis,
  }));
}
