import type { Day } from '../calendar/day.js';
import { faultOfBirthDate, firstDay, isPartialDate, lastDay, type PartialDate } from '../calendar/partial-date.js';
import { problemsOfDocument, type DocumentFields } from '../document/document.validation.js';
import { problem, within, type Problem } from '../validation/problem.js';
import { isCitizenship } from './citizenship.js';
import { faultOfName, LONGEST_NAME, nameKey, tidyName } from './name.js';
import type { Sex } from './sex.js';

export interface PersonFields {
  surname?: string | null;
  givenName?: string | null;
  patronymic?: string | null;
  sex: Sex;
  birthDate: PartialDate;
  birthPlace?: string | null;
  citizenship?: string | null;
}

const LONGEST_PLACE = 250;
const NAME_FIELDS = ['surname', 'givenName', 'patronymic'] as const;

const tidyOptional = (text?: string | null): string | null => tidyName(text ?? '') || null;

export function tidyPerson(input: PersonFields) {
  const surname = tidyOptional(input.surname);
  const givenName = tidyOptional(input.givenName);
  const patronymic = tidyOptional(input.patronymic);
  return {
    surname,
    givenName,
    patronymic,
    surnameKey: nameKey(surname ?? ''),
    givenKey: nameKey(givenName ?? ''),
    patronymicKey: nameKey(patronymic ?? ''),
    sex: input.sex,
    birthDate: input.birthDate,
    birthFrom: firstDay(input.birthDate),
    birthTo: lastDay(input.birthDate),
    birthPlace: tidyOptional(input.birthPlace),
    citizenship: input.citizenship?.toUpperCase() || 'RUS',
  };
}

export function problemsOfPerson(input: PersonFields, on: Day): Problem[] {
  const found = NAME_FIELDS.flatMap((field) => {
    const name = tidyName(input[field] ?? '');
    const fault = name ? faultOfName(name) : undefined;
    return fault ? [problem(field, `person.name.${fault}`, { max: LONGEST_NAME })] : [];
  });
  if (!input.surname?.trim() && !input.givenName?.trim()) found.push(problem('surname', 'person.name.required'));
  const birth = faultOfBirthDate(input.birthDate, on);
  if (birth) found.push(problem('birthDate', `person.birthDate.${birth}`));
  if ((input.birthPlace?.length ?? 0) > LONGEST_PLACE) found.push(problem('birthPlace', 'text.tooLong', { max: LONGEST_PLACE }));
  if (input.citizenship && !isCitizenship(input.citizenship.toUpperCase())) found.push(problem('citizenship', 'person.citizenship'));
  return found;
}

export function problemsOfPersonWithDocuments(input: PersonFields, documents: readonly DocumentFields[], on: Day): Problem[] {
  const found = problemsOfPerson(input, on);
  if (documents.filter((document) => document.isMain).length > 1) found.push(problem('documents', 'document.oneMain'));
  if (!isPartialDate(input.birthDate)) return found;
  const ofDocuments = documents.flatMap((document, index) =>
    within(`documents.${index}`, problemsOfDocument(document, input.birthDate, on)),
  );
  return [...found, ...ofDocuments];
}
