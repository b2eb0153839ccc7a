import { describe, expect, it } from 'vitest';
import { searchFilter } from './search-filter.js';

describe('the words of the one box', () => {
  it('are a passport when they are ten digits, for those who may search by it', () => {
    expect(searchFilter('45 08 123456', true)).toEqual({ document: '4508123456' });
    expect(searchFilter('4508123456', false)).toEqual({ text: '4508123456' });
  });

  it('are a date of birth when they are a whole date', () => {
    expect(searchFilter('01021980', true)).toEqual({ birthDate: '1980-02-01' });
    expect(searchFilter('1.2.1980', true)).toEqual({ birthDate: '1980-02-01' });
  });

  it('are a name otherwise', () => {
    for (const text of ['Иванов', 'иванов 1980', '1980']) expect(searchFilter(text, true)).toEqual({ text });
  });
});
