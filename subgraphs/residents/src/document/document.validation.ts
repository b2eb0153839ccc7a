import { addYears, inWords, isDay, type Day } from '../calendar/day.js';
import { firstDay, hasReached, type PartialDate } from '../calendar/partial-date.js';
import { foldLookalikes } from '../person/name.js';
import { problem, type Problem } from '../validation/problem.js';
import { readBirthSeries } from './birth-certificate.js';
import { DocumentKind, PATTERNS } from './document.kind.js';
import { FIRST_ISSUE, passportValidTo, YOUNGEST_HOLDER } from './rf-passport.js';

export interface DocumentFields {
  kind: DocumentKind;
  series?: string | null;
  number?: string | null;
  issuedOn?: Day | null;
  issuer?: string | null;
  departmentCode?: string | null;
  validTo?: Day | null;
  isMain?: boolean | null;
}

const TYPED_IN_DIGITS = new Set([DocumentKind.RF_PASSPORT, DocumentKind.RF_TRAVEL_PASSPORT]);
const LONGEST_ISSUER = 250;

const squeeze = (text?: string | null): string => (text ?? '').normalize('NFC').trim().replace(/\s+/g, ' ');

export const documentKey = (series: string | null | undefined, number: string): string =>
  foldLookalikes(`${series ?? ''}${number}`.normalize('NFC').toUpperCase().replace(/[^\p{L}\d]/gu, '')).replace(/І/g, 'I');

function tidySeries(kind: DocumentKind, text: string): string | undefined {
  if (!text) return undefined;
  if (TYPED_IN_DIGITS.has(kind)) return text.replace(/[\s-]/g, '');
  if (kind === DocumentKind.MILITARY_ID) return foldLookalikes(text.toUpperCase());
  if (kind !== DocumentKind.BIRTH_CERTIFICATE) return text.toUpperCase();
  const read = readBirthSeries(text);
  return read?.certain ? read.series : text.toUpperCase();
}

export type TidyDocument = Omit<DocumentFields, 'number'> & { number: string };

export function tidyDocument(input: DocumentFields, birth?: PartialDate): TidyDocument {
  const number = squeeze(input.number);
  const isPassport = input.kind === DocumentKind.RF_PASSPORT;
  const computed = birth && input.issuedOn ? passportValidTo(birth, input.issuedOn) : undefined;
  return {
    ...input,
    series: tidySeries(input.kind, squeeze(input.series)),
    number: PATTERNS[input.kind].series ? number.replace(/\s/g, '') : number.toUpperCase(),
    issuer: squeeze(input.issuer) || undefined,
    departmentCode: squeeze(input.departmentCode) || undefined,
    validTo: isPassport ? computed : input.validTo,
  };
}

export function problemsOfDocument(input: DocumentFields, birth: PartialDate, on: Day): Problem[] {
  const document = tidyDocument(input);
  return [...problemsOfNumber(document), ...problemsOfIssue(document, birth, on), ...problemsOfHolder(document, birth, on)];
}

function problemsOfNumber({ kind, series, number, departmentCode, issuer }: TidyDocument): Problem[] {
  const found: Problem[] = [];
  const pattern = PATTERNS[kind];
  if (pattern.series && !pattern.series.test(series ?? '')) found.push(problemOfSeries(kind, series ?? ''));
  if (!pattern.series && series && series.length > 25) found.push(problem('series', 'document.series.form'));
  if (!pattern.number.test(number)) found.push(problem('number', `document.number.${kind}`));
  if (departmentCode && !/^\d{3}-\d{3}$/.test(departmentCode)) found.push(problem('departmentCode', 'document.departmentCode'));
  if (issuer && issuer.length > LONGEST_ISSUER) found.push(problem('issuer', 'document.issuer', { max: LONGEST_ISSUER }));
  return found;
}

function problemOfSeries(kind: DocumentKind, series: string): Problem {
  const read = kind === DocumentKind.BIRTH_CERTIFICATE ? readBirthSeries(series) : undefined;
  return read
    ? problem('series', 'document.series.didYouMean', { suggestion: read.series })
    : problem('series', `document.series.${kind}`);
}

function problemsOfIssue({ kind, issuedOn, validTo }: DocumentFields, birth: PartialDate, on: Day): Problem[] {
  if (!issuedOn) return kind === DocumentKind.RF_PASSPORT ? [problem('issuedOn', 'document.issuedOn.required')] : [];
  if (!isDay(issuedOn)) return [problem('issuedOn', 'date.form')];
  if (issuedOn > on) return [problem('issuedOn', 'date.future')];
  if (issuedOn < firstDay(birth)) return [problem('issuedOn', 'document.issuedOn.beforeBirth')];
  if (validTo && validTo < issuedOn) return [problem('validTo', 'document.validTo.beforeIssue')];
  if (kind !== DocumentKind.RF_PASSPORT) return [];
  if (issuedOn < FIRST_ISSUE) return [problem('issuedOn', 'document.issuedOn.beforeFirst', { first: inWords(FIRST_ISSUE) })];
  if (hasReached(birth, YOUNGEST_HOLDER, on) !== 'no' && hasReached(birth, YOUNGEST_HOLDER, issuedOn) === 'no') {
    return [problem('issuedOn', 'document.issuedOn.under14', { first: inWords(addYears(firstDay(birth), YOUNGEST_HOLDER)) })];
  }
  return [];
}

function problemsOfHolder({ kind, isMain }: DocumentFields, birth: PartialDate, on: Day): Problem[] {
  const reached = hasReached(birth, YOUNGEST_HOLDER, on);
  if (kind === DocumentKind.RF_PASSPORT && reached === 'no') return [problem('kind', 'document.kind.passportUnder14')];
  if (kind === DocumentKind.BIRTH_CERTIFICATE && isMain && hasReached(birth, 18, on) === 'yes') {
    return [problem('kind', 'document.kind.birthCertificateOfAdult')];
  }
  return [];
}
