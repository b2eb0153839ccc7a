import { describe, expect, it } from 'vitest';
import { readBirthSeries } from './birth-certificate.js';
import { DocumentKind } from './document.kind.js';
import { documentKey, problemsOfDocument, tidyDocument, type DocumentFields } from './document.validation.js';
import { passportValidTo } from './rf-passport.js';

const passport = (over: Partial<DocumentFields> = {}): DocumentFields => ({
  kind: DocumentKind.RF_PASSPORT, series: '4510', number: '123456', issuedOn: '2014-03-15', departmentCode: '770-001', ...over,
});
const faults = (document: DocumentFields, birth = '2000-03-10', on = '2026-11-22') =>
  problemsOfDocument(document, birth, on).map(({ field, key }) => `${field}: ${key.replace('residents.document.', '')}`);

describe('a passport of the Russian Federation', () => {
  it('case 4: issued at 14, it is valid until 90 days after the 20th birthday', () => {
    expect(passportValidTo('2000-03-10', '2014-03-15')).toBe('2020-06-08');
  });

  it('case 5: issued after 45, it is valid for ever', () => {
    expect(passportValidTo('1979-03-10', '2024-03-20')).toBeUndefined();
  });

  it('issued at 20, it is valid until 90 days after the 45th birthday', () => {
    expect(passportValidTo('2000-03-10', '2020-03-20')).toBe('2045-06-08');
  });

  it('is accepted as written, with spaces in the series', () => {
    expect(faults(passport({ series: '45 10', number: '123 456' }))).toEqual([]);
    expect(tidyDocument(passport({ series: '45 10' }))).toMatchObject({ series: '4510', number: '123456' });
  });

  it('reports every wrong field at once', () => {
    expect(faults(passport({ series: '451', number: '12345', departmentCode: '770001', issuedOn: '2027-01-01' }))).toEqual([
      'series: series.RF_PASSPORT', 'number: number.RF_PASSPORT', 'departmentCode: departmentCode', 'issuedOn: residents.date.future',
    ]);
  });

  it.each([
    ['1997-09-30', '1970-01-01', 'issuedOn: issuedOn.beforeFirst'],
    ['2014-03-09', '2000-03-10', 'issuedOn: issuedOn.under14'],
    ['1999-01-01', '2000-03-10', 'issuedOn: issuedOn.beforeBirth'],
  ])('issued on %s to a person born on %s is refused', (issuedOn, birth, fault) => {
    expect(faults(passport({ issuedOn }), birth)).toEqual([fault]);
  });

  it('is not a document of a child under 14', () => {
    expect(faults(passport({ issuedOn: '2026-01-01' }), '2015-01-01')).toEqual(['kind: kind.passportUnder14']);
  });
});

describe('a birth certificate', () => {
  const certificate = (over: Partial<DocumentFields> = {}): DocumentFields => ({
    kind: DocumentKind.BIRTH_CERTIFICATE, series: 'II-АБ', number: '123456', issuedOn: '2016-02-01', isMain: true, ...over,
  });

  it('case 18: "ІІ-АБ" is read as II-АБ, "П-АБ" and "2-АБ" only suggest it', () => {
    expect(readBirthSeries('ІІ-АБ')).toEqual({ series: 'II-АБ', certain: true });
    expect(readBirthSeries('11 AБ')).toEqual({ series: 'II-АБ', certain: true });
    expect(readBirthSeries('П-АБ')).toEqual({ series: 'II-АБ', certain: false });
    expect(readBirthSeries('2-АБ')).toEqual({ series: 'II-АБ', certain: false });
    expect(problemsOfDocument(certificate({ series: 'П-АБ' }), '2016-01-01', '2026-11-22')).toMatchObject([
      { field: 'series', key: 'residents.document.series.didYouMean', vars: { suggestion: 'II-АБ' } },
    ]);
  });

  it('is stored in Roman digits and Cyrillic letters', () => {
    expect(tidyDocument(certificate({ series: 'ii-ab' }))).toMatchObject({ series: 'II-АВ' });
    expect(tidyDocument(certificate({ series: 'ІІІ МЮ' }))).toMatchObject({ series: 'III-МЮ' });
  });

  it('is refused without letters, and as the main document of an adult', () => {
    expect(faults(certificate({ series: 'II' }), '2016-01-01')).toEqual(['series: series.BIRTH_CERTIFICATE']);
    expect(faults(certificate(), '1980-01-01')).toEqual(['kind: kind.birthCertificateOfAdult']);
    expect(faults(certificate({ isMain: false }), '1980-01-01')).toEqual([]);
  });
});

describe('the search key of a document', () => {
  it('forgets spaces, hyphens, case and the alphabet', () => {
    expect(documentKey('45 10', '123456')).toBe('4510123456');
    expect(documentKey('ІІ-ab', '123456')).toBe(documentKey('II-АВ', '123456'));
  });
});
