import { uuidv7 } from '@demos/module-sdk';

export const REGISTER = `mutation ($input: RegisterPersonInput!) {
  registerPerson(input: $input) { id state from person { id version fullName residence { id } registrations { id kind state closedOn closeGround } } dwelling { id addressText } }
}`;

export function newResident(changes: Record<string, unknown> = {}) {
  return {
    surname: 'Новосёлов',
    givenName: 'Глеб',
    patronymic: 'Игоревич',
    sex: 'MALE',
    birthDate: '1990-04-12',
    birthPlace: 'г. Светлоозёрск',
    citizenship: 'RUS',
    documents: [{ kind: 'RF_PASSPORT', series: '9715', number: '402117', issuedOn: '2015-05-20', issuer: 'ОВМ', departmentCode: '970-001', isMain: true }],
    ...changes,
  };
}

export function registerInput(addressId: string, changes: Record<string, unknown> = {}) {
  return { id: uuidv7(), kind: 'RESIDENCE', addressId, from: '2026-11-02', basis: 'Договор найма', ...changes };
}
