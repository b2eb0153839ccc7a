import { describe, expect, it } from 'vitest';
import { assignments } from './name.assignment.js';
import { readSearchText } from './person.text.js';

describe('the text of the search box', () => {
  it('knows name words, a year, a month and a day of birth', () => {
    expect(readSearchText('иванов 1980')).toMatchObject({ words: ['ИВАНОВ'], birthDate: '1980' });
    expect(readSearchText('Алёна 1.2.1980')).toMatchObject({ words: ['АЛЕНА'], birthDate: '1980-02-01' });
    expect(readSearchText('иванов 02.1980')).toMatchObject({ birthDate: '1980-02' });
    expect(readSearchText('1980-02-01')).toMatchObject({ birthDate: '1980-02-01' });
  });

  it('takes long numbers for a document and short ones for nothing', () => {
    expect(readSearchText('4510 123456')).toMatchObject({ words: [], document: '4510123456' });
    expect(readSearchText('1980 123456')).toMatchObject({ document: '1980123456' });
    expect(readSearchText('ленина 12')).toMatchObject({ words: ['ЛЕНИНА'], unknown: true });
  });
});

describe('words of a name', () => {
  it('are tried as surname, given name and patronymic, surname first', () => {
    expect(assignments(['ИВАН'])).toEqual([{ surname_key: 'ИВАН' }, { given_key: 'ИВАН' }, { patronymic_key: 'ИВАН' }]);
  });

  it('are tried in any order, and joined for names of two words', () => {
    const tried = assignments(['ПЕТРОВ', 'ВОДКИН']);
    expect(tried[0]).toEqual({ surname_key: 'ПЕТРОВ', given_key: 'ВОДКИН' });
    expect(tried).toContainEqual({ surname_key: 'ВОДКИН', given_key: 'ПЕТРОВ' });
    expect(tried).toContainEqual({ surname_key: 'ПЕТРОВВОДКИН' });
    expect(tried).toHaveLength(9);
  });

  it('never need more than 39 tries', () => {
    expect(assignments(['А', 'Б', 'В', 'Г'])).toHaveLength(39);
  });
});
