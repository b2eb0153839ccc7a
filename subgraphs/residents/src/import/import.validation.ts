import { isDay, type Day } from '../calendar/day.js';
import { isPartialDate } from '../calendar/partial-date.js';
import { DocumentKind } from '../document/document.kind.js';
import { problemsOfPersonWithDocuments } from '../person/person.validation.js';
import { Sex } from '../person/sex.js';
import { RegistrationKind } from '../registration/registration.kind.js';
import { overlap } from '../registration/registration.period.js';
import { isIdentifier } from '../validation/identifier.js';
import { problem, within, type Problem } from '../validation/problem.js';
import type { ImportedRegistration, ImportedRow } from './import.row.js';

const has = (values: object, value: string): boolean => Object.values(values).includes(value);

export function problemsOfRow(row: ImportedRow, grounds: ReadonlySet<string>, on: Day): Problem[] {
  const { person, documents, registrations, representativeIds } = row;
  const shape = [
    ...(isIdentifier(String(person.id)) ? [] : [problem('person.id', 'id.form')]),
    ...representativeIds.flatMap((id, index) => (isIdentifier(id) ? [] : [problem(`representativeIds.${index}`, 'id.form')])),
    ...documents.flatMap(({ id }, index) => (!id || isIdentifier(id) ? [] : [problem(`documents.${index}.id`, 'id.form')])),
    ...(has(Sex, person.sex) ? [] : [problem('person.sex', 'person.sex')]),
    ...(isPartialDate(String(person.birthDate)) ? [] : [problem('person.birthDate', 'person.birthDate.form')]),
    ...documents.flatMap(({ kind }, index) => (has(DocumentKind, kind) ? [] : [problem(`documents.${index}.kind`, 'document.kind')])),
  ];
  if (shape.length > 0) return shape;
  return [
    ...problemsOfPersonWithDocuments(person, documents, on),
    ...registrations.flatMap((registration, index) => within(`registrations.${index}`, problemsOfPeriod(registration, person.birthDate, grounds))),
    ...problemsOfResidences(registrations),
  ];
}

function problemsOfPeriod(registration: ImportedRegistration, birth: string, grounds: ReadonlySet<string>): Problem[] {
  const { id, kind, addressId, from, until, closedOn, closeGround } = registration;
  const found: Problem[] = [];
  if (!isIdentifier(String(id))) found.push(problem('id', 'id.form'));
  if (!isIdentifier(String(addressId))) found.push(problem('addressId', 'id.form'));
  if (!has(RegistrationKind, kind)) found.push(problem('kind', 'registration.kind'));
  for (const [field, day] of Object.entries({ from, until, closedOn })) {
    if ((field === 'from' || day) && !isDay(String(day))) found.push(problem(field, 'date.form'));
  }
  if (found.length > 0) return found;
  if (from < birth.slice(0, 10) && from.slice(0, birth.length) < birth) found.push(problem('from', 'registration.beforeBirth'));
  if (kind === RegistrationKind.STAY && !until) found.push(problem('until', 'registration.stayNeedsEnd'));
  if (kind === RegistrationKind.RESIDENCE && until) found.push(problem('until', 'registration.residenceHasNoEnd'));
  if (until && until <= from) found.push(problem('until', 'registration.endBeforeStart'));
  if (closedOn && closedOn < from) found.push(problem('closedOn', 'registration.closedBeforeStart', { from }));
  if (Boolean(closedOn) !== Boolean(closeGround)) found.push(problem('closeGround', 'registration.unknownGround'));
  if (closeGround && !grounds.has(closeGround)) found.push(problem('closeGround', 'registration.unknownGround'));
  return found;
}

function problemsOfResidences(registrations: readonly ImportedRegistration[]): Problem[] {
  const residences = registrations.filter(({ kind }) => kind === RegistrationKind.RESIDENCE);
  return residences.flatMap((one, index) =>
    residences.slice(index + 1).some((other) => overlap(one, other))
      ? [problem(`registrations.${index}`, 'registration.overlap', { since: one.from })]
      : [],
  );
}
