import { describe, expect, it } from 'vitest';
import { addYears, isDay } from './day.js';
import { ageOn, faultOfBirthDate, hasReached, isApproximate, isPartialDate, lastDay, partialInWords } from './partial-date.js';

describe('a partial date', () => {
  it.each(['1980', '1980-02', '1980-02-29', '2000-12-31'])('%s is accepted', (text) => {
    expect(isPartialDate(text)).toBe(true);
  });

  it.each(['80', '1980-13', '1981-02-29', '1980-2-1', '01.02.1980', '1980-00', '', '1980-02-01T00:00'])('%s is refused', (text) => {
    expect(isPartialDate(text)).toBe(false);
  });

  it('ends on the last day that it may mean', () => {
    expect([lastDay('1980'), lastDay('1980-02'), lastDay('1981-02'), lastDay('1981-02-03')]).toEqual([
      '1980-12-31',
      '1980-02-29',
      '1981-02-28',
      '1981-02-03',
    ]);
  });

  it('may lie neither in the future nor more than 130 years back', () => {
    expect(faultOfBirthDate('2026-11-23', '2026-11-22')).toBe('future');
    expect(faultOfBirthDate('2026', '2026-11-22')).toBeUndefined();
    expect(faultOfBirthDate('1894', '2026-11-22')).toBe('tooOld');
    expect(faultOfBirthDate('1895', '2026-11-22')).toBeUndefined();
    expect(faultOfBirthDate('31.12.1980', '2026-11-22')).toBe('form');
  });

  it('case 15: a person known to be born in 1931 ages on 1 July, approximately, and is printed as 1931', () => {
    expect(ageOn('1931', '2026-06-30')).toBe(94);
    expect(ageOn('1931', '2026-07-01')).toBe(95);
    expect(isApproximate('1931')).toBe(true);
    expect(partialInWords('1931')).toBe('1931');
  });

  it('counts the age from the 15th when the day is unknown', () => {
    expect(ageOn('1931-05', '2026-05-14')).toBe(94);
    expect(ageOn('1931-05', '2026-05-15')).toBe(95);
  });

  it('counts exact ages from the birthday', () => {
    expect(ageOn('2000-03-10', '2014-03-09')).toBe(13);
    expect(ageOn('2000-03-10', '2014-03-10')).toBe(14);
  });

  it('is uncertain about an age that only a part of the year supports', () => {
    expect(hasReached('2012', 14, '2026-06-01')).toBe('uncertain');
    expect(hasReached('2011', 14, '2026-06-01')).toBe('yes');
    expect(hasReached('2013', 14, '2026-06-01')).toBe('no');
  });

  it('moves 29 February to 1 March in common years', () => {
    expect(addYears('2004-02-29', 14)).toBe('2018-03-01');
    expect(isDay('2018-02-29')).toBe(false);
  });
});
