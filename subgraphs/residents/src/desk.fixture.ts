import { uuidv7 } from '@demos/module-sdk';
import { moduleUnderTest, type ModuleUnderTest, type TestActor } from '@demos/module-testing';
import type { Place } from './address/address.directory.js';
import module from './module.js';
import { can } from './rights.js';

export const OFFICE_1 = '0199aa00-0000-7000-8000-0000000000a1';
export const OFFICE_2 = '0199aa00-0000-7000-8000-0000000000a2';
const REGION = '0199aa00-0000-7000-8000-000000000001';
export const STREET = '0199aa00-0000-7000-8000-000000000002';

const offices = new Map([
  [OFFICE_1, 'Отдел № 1'],
  [OFFICE_2, 'Отдел № 2'],
]);

function place(number: number, kind: string, text: string, officeId: string | null, isActive = true): Place {
  const id = `0199aa00-0000-7000-8000-${String(number).padStart(12, '0')}`;
  const responsibleOffice = officeId ? { id: officeId, name: offices.get(officeId) ?? '' } : null;
  return { id, kind, text, path: [REGION, STREET, id], isActive, responsibleOffice };
}

export const FLAT_1 = place(101, 'FLAT', 'г. Приозёрск, ул. Садовая, д. 1, кв. 1', OFFICE_1);
export const FLAT_2 = place(102, 'FLAT', 'г. Приозёрск, ул. Садовая, д. 1, кв. 2', OFFICE_1);
export const FLAT_3 = place(103, 'FLAT', 'г. Приозёрск, ул. Садовая, д. 1, кв. 3', OFFICE_1);
export const FAR_FLAT = place(201, 'FLAT', 'г. Приозёрск, ул. Лесная, д. 9, кв. 1', OFFICE_2);
export const LOST_FLAT = place(301, 'FLAT', 'г. Приозёрск, ул. Садовая, д. 7, кв. 1', OFFICE_1, false);
export const STEAD = place(302, 'STEAD', 'г. Приозёрск, ул. Садовая, участок 3', OFFICE_1);
export const NOBODYS_FLAT = place(303, 'FLAT', 'г. Приозёрск, ул. Ничья, д. 1, кв. 1', null);

const directory = new Map([FLAT_1, FLAT_2, FLAT_3, FAR_FLAT, LOST_FLAT, STEAD, NOBODYS_FLAT].map((found) => [found.id, found]));

function town(document: string, variables: Record<string, unknown>): unknown {
  if (document.includes('OfficeOfDwelling')) return { dwelling: { office: { name: 'Отдел № 1' } } };
  if (document.includes('addresses(')) return { addresses: (variables['ids'] as string[]).map((id) => directory.get(id) ?? null) };
  return { address: directory.get(String(variables['id'])) ?? null };
}

const documents = { 'IdentityDocument.series': 'plain', 'IdentityDocument.number': 'plain' } as const;

export const clerk: TestActor = {
  id: '0199aa00-0000-7000-8000-0000000000c1', name: 'Соколова Анна Петровна', offices: [OFFICE_1],
  permissions: [can.readPerson, can.writePerson, can.readRegistration, can.writeRegistration, can.print, can.readHistory],
  fieldRights: documents,
};
export const otherClerk: TestActor = { ...clerk, id: '0199aa00-0000-7000-8000-0000000000c2', name: 'Второй Пётр Ильич', offices: [OFFICE_2] };
export const chief: TestActor = { ...clerk, id: '0199aa00-0000-7000-8000-0000000000c3', name: 'Главный Иван Ильич', offices: [OFFICE_1, OFFICE_2] };
export const analyst: TestActor = {
  id: '0199aa00-0000-7000-8000-0000000000c4', name: 'Числова Ольга Львовна', offices: [OFFICE_1, OFFICE_2],
  permissions: [can.readPerson, can.readRegistration],
};

export const openDesk = (): Promise<ModuleUnderTest> => moduleUnderTest(module, { graph: town });

export const personInput = (over: Record<string, unknown> = {}) => ({
  id: uuidv7(), surname: 'Иванов', givenName: 'Иван', patronymic: 'Иванович', sex: 'MALE', birthDate: '1980-05-17',
  birthPlace: 'г. Приозёрск', citizenship: 'RUS',
  documents: [{ id: uuidv7(), kind: 'RF_PASSPORT', series: '4510', number: '123456', issuedOn: '2004-06-01', departmentCode: '770-001', isMain: true }],
  ...over,
});

export const residence = (over: Record<string, unknown> = {}) => ({
  id: uuidv7(), kind: 'RESIDENCE', addressId: FLAT_1.id, from: '2020-03-01', basis: 'Договор социального найма', ...over,
});

export const REGISTER = `mutation Register($input: RegisterPersonInput!) {
  registerPerson(input: $input) {
    id version kind state from until closedOn closeGround certificateUrl
    person { id version fullName residence { id } stays { id } registrations { id kind state closedOn closeGround destinationText } }
    dwelling { id addressText apartmentCardUrl }
    office { id }
  }
}`;

export interface Registered {
  registerPerson: {
    id: string;
    version: number;
    state: string;
    certificateUrl: string | null;
    person: {
      id: string;
      version: number;
      fullName: string;
      residence: { id: string } | null;
      stays: { id: string }[];
      registrations: { id: string; kind: string; state: string; closedOn: string | null; closeGround: string | null; destinationText: string | null }[];
    };
    dwelling: { id: string; addressText: string; apartmentCardUrl: string | null };
    office: { id: string };
  };
}
