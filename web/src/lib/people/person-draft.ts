import { isFullDate, parsePartialDate } from '#lib/dates/partial-date.js';
import type { FormError } from '#lib/forms/form-errors.svelte.js';
import type { DocumentKind } from '#lib/graph/model.js';
import type { DocumentFields, PersonFields } from '#lib/graph/people.js';
import { t } from '#lib/i18n/i18n.svelte.js';
import { splitPassport } from '#lib/typing/passport.js';

/** A person as typed: text as it stands in the fields. */
export interface PersonDraft {
  surname: string;
  givenName: string;
  patronymic: string;
  sex: string;
  birthDate: string;
  birthPlace: string;
  citizenship: string;
}

export interface DocumentDraft {
  kind: DocumentKind;
  series: string;
  number: string;
  issuedOn: string;
  issuer: string;
  departmentCode: string;
}

export const emptyPerson = (): PersonDraft => ({
  surname: '', givenName: '', patronymic: '', sex: '', birthDate: '', birthPlace: '', citizenship: 'RUS',
});

export const emptyDocument = (): DocumentDraft => ({
  kind: 'RF_PASSPORT', series: '', number: '', issuedOn: '', issuer: '', departmentCode: '',
});

const orNull = (text: string) => text.trim() || null;

export function typedDate(text: string): string | undefined {
  const parsed = parsePartialDate(text);
  return 'value' in parsed ? parsed.value : undefined;
}

/** The remedy for a date that is missing, is none, or is not whole where it must be. */
export function dateError(text: string, missing: string | undefined, { whole = true } = {}): string | undefined {
  if (!text.trim()) return missing;
  const parsed = parsePartialDate(text);
  if ('error' in parsed) return parsed.error === 'calendar' ? t('date.error.calendar') : t('date.error.shape');
  return whole && !isFullDate(parsed.value) ? t('date.error.whole') : undefined;
}

export function sexByPatronymic(patronymic: string): string | undefined {
  if (/(ич|оглы|углы)$/i.test(patronymic.trim())) return 'MALE';
  return /(вна|чна|шна|кызы|гызы)$/i.test(patronymic.trim()) ? 'FEMALE' : undefined;
}

export function personErrors(person: PersonDraft, prefix = ''): FormError[] {
  const errors: FormError[] = [];
  const need = (name: keyof PersonDraft, message: string | undefined) => {
    if (message) errors.push({ field: prefix + name, message });
  };
  need('surname', person.surname.trim() || person.givenName.trim() ? undefined : t('person.error.surname'));
  need('sex', person.sex ? undefined : t('person.error.sex'));
  need('birthDate', dateError(person.birthDate, t('person.error.birthDate'), { whole: false }));
  return errors;
}

export function documentErrors(document: DocumentDraft, prefix = ''): FormError[] {
  const errors: FormError[] = [];
  if (!document.number.trim()) errors.push({ field: `${prefix}number`, message: t('document.error.number') });
  const issued = dateError(document.issuedOn, document.kind === 'RF_PASSPORT' ? t('document.error.issuedOn') : undefined);
  if (issued) errors.push({ field: `${prefix}issuedOn`, message: issued });
  return errors;
}

export function personFieldsOf(person: PersonDraft): PersonFields {
  return {
    surname: orNull(person.surname),
    givenName: orNull(person.givenName),
    patronymic: orNull(person.patronymic),
    sex: person.sex,
    birthDate: typedDate(person.birthDate) ?? '',
    birthPlace: orNull(person.birthPlace),
    citizenship: person.citizenship,
  };
}

export function documentFieldsOf(document: DocumentDraft): DocumentFields {
  const passport = document.kind === 'RF_PASSPORT' ? splitPassport(document.number) : undefined;
  return {
    kind: document.kind,
    series: passport?.series ?? orNull(document.series),
    number: passport?.number ?? document.number.trim(),
    issuedOn: typedDate(document.issuedOn) ?? null,
    issuer: orNull(document.issuer),
    departmentCode: orNull(document.departmentCode),
  };
}
