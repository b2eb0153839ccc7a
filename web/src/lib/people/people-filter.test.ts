import { describe, expect, it } from 'vitest';
import { filterOf, queryOf, withFilter, wordsOf } from './people-filter.js';

const words = (query: string) => wordsOf(new URL(`http://office/people${query}`));

describe('the filter of people', () => {
  it('stands in the address of the page and is read from it again', () => {
    const query = queryOf({ ...words(''), name: 'Иванов 1980', kind: 'STAY' });
    expect(words(query)).toEqual({ name: 'Иванов 1980', birth: '', document: '', address: '', on: '', kind: 'STAY' });
  });

  it('leaves the rest of the address alone', () => {
    const open = new URL('http://office/people/p1?tab=history');
    expect(withFilter(open, '').href).toBe(open.href);
    expect(withFilter(open, '?name=abc').search).toBe('?tab=history&name=abc');
    expect(withFilter(new URL('http://office/people/p1?name=abc&tab=history'), '?kind=STAY').search).toBe('?tab=history&kind=STAY');
  });

  it('asks nothing while nothing narrows the register', () => {
    expect(filterOf(words('?kind=STAY'))).toBeUndefined();
    expect(filterOf(words('?name=и'))).toBeUndefined();
  });

  it('reads dates and documents as they are typed', () => {
    expect(filterOf(words('?birth=021980&document=45 08 123456&on=01.02.2024'))).toEqual({
      text: undefined,
      birthDate: '1980-02',
      document: '4508123456',
      addressId: undefined,
      registeredOn: '2024-02-01',
      kind: undefined,
    });
  });

  it('takes the id of the address from before its text', () => {
    expect(filterOf(words('?address=a1~ул. Ленина, 5'))?.addressId).toBe('a1');
  });
});
