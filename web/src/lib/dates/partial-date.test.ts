import { describe, expect, it } from 'vitest';
import { addDays, ageOn, dotted, formatPartialDate, parsePartialDate } from './partial-date.js';

const value = (text: string) => parsePartialDate(text, 2026);

describe('a typed date', () => {
  it('reads eight digits as day, month, year', () => {
    expect(value('01021980')).toEqual({ value: '1980-02-01' });
  });

  it('reads six digits as month and year, or as a short date where no such month and year exist', () => {
    expect(value('021980')).toEqual({ value: '1980-02' });
    expect(value('010280')).toEqual({ value: '1980-02-01' });
    expect(value('010225')).toEqual({ value: '2025-02-01' });
  });

  it('keeps a year alone and a month with a year', () => {
    expect(value('1980')).toEqual({ value: '1980' });
    expect(value('02.1980')).toEqual({ value: '1980-02' });
  });

  it('reads the usual separators in both orders', () => {
    for (const text of ['1.2.1980', '01/02/1980', '01-02-1980', '1980-02-01', '1 2 80']) {
      expect(value(text)).toEqual({ value: '1980-02-01' });
    }
  });

  it('refuses a day that the calendar does not have', () => {
    expect(value('29.02.2023')).toEqual({ error: 'calendar' });
    expect(value('29.02.2024')).toEqual({ value: '2024-02-29' });
    expect(value('00131980')).toEqual({ error: 'calendar' });
  });

  it('refuses what is no date', () => {
    for (const text of ['', '1', '123', '12345', 'вчера', '1.2.3.4']) expect(value(text)).toEqual({ error: 'shape' });
  });
});

describe('a shown date', () => {
  it('is written as people write it, known parts only', () => {
    expect(['1980-02-01', '1980-02', '1980'].map(formatPartialDate)).toEqual(['01.02.1980', '02.1980', '1980']);
  });

  it('gets its dots with the eighth digit', () => {
    expect(dotted('0102198')).toBe('0102198');
    expect(dotted('01021980')).toBe('01.02.1980');
  });
});

describe('days and ages', () => {
  it('steps over the end of a month and of a year', () => {
    expect(addDays('2024-02-28', 1)).toBe('2024-02-29');
    expect(addDays('2025-12-31', 1)).toBe('2026-01-01');
    expect(addDays('2026-03-01', -1)).toBe('2026-02-28');
  });

  it('counts whole years, and by the year alone where no more is known', () => {
    expect(ageOn('2012-05-20', '2026-05-19')).toBe(13);
    expect(ageOn('2012-05-20', '2026-05-20')).toBe(14);
    expect(ageOn('2012', '2026-01-01')).toBe(14);
  });
});
