const own = (type: string, columns: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(columns).map(([column, field]) => [column, `${type}.${field}`]));

export const COORDINATES: Record<string, Record<string, string>> = {
  person: own('Person', {
    surname: 'surname', given_name: 'givenName', patronymic: 'patronymic', sex: 'sex', birth_date: 'birthDate',
    birth_place: 'birthPlace', citizenship: 'citizenship',
  }),
  identity_document: own('IdentityDocument', {
    kind: 'kind', series: 'series', number: 'number', issued_on: 'issuedOn', issuer: 'issuer',
    department_code: 'departmentCode', valid_to: 'validTo', is_main: 'isMain',
  }),
  registration: own('Registration', {
    kind: 'kind', dwelling_id: 'dwelling', starts_on: 'from', until: 'until', closed_on: 'closedOn',
    close_ground: 'closeGround', destination_text: 'destinationText', arrived_from: 'arrivedFrom', basis: 'basis',
  }),
  representation: own('Person', { representative_id: 'representatives' }),
};
