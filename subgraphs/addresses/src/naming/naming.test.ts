import { describe, expect, it } from 'vitest';
import { houseLabel, houseNumberText, objectLabel } from './labels.js';
import { numberKey, sortKey } from './number-key.js';
import { typeNames } from './type-names.js';
import { wordTexts } from './words.js';

const types = typeNames(
  new Map([
    [
      'ADDR_OBJ_TYPES',
      [
        { code: 8, shortName: 'ул', name: 'Улица', isActive: false },
        { code: 8, shortName: 'ул.', name: 'Улица', isActive: true },
        { code: 8, shortName: 'проезд', name: 'Проезд', isActive: false },
        { code: 8, shortName: 'пр-д', name: 'Проезд', isActive: true },
        { code: 1, shortName: 'обл', name: 'Область', isActive: false },
        { code: 1, shortName: 'обл.', name: 'Область', isActive: true },
      ],
    ],
  ]),
);

describe('number key', () => {
  it.each([
    ['5', '5'],
    ['36В', '36в'],
    ['36B', '36в'],
    ['12 а', '12а'],
    ['5 к. 2', '5к2'],
    ['5 корп.2', '5к2'],
    ['5 корпус 2 строение 1', '5к2с1'],
    ['5 стр. 1', '5с1'],
    ['9/9', '9/9'],
    ['№ 7', '7'],
    ['5 литера А', '5ла'],
    ['22-К', '22-к'],
  ])('%s is %s', (number, key) => expect(numberKey(number)).toBe(key));

  it('sorts 2 before 10 and 5а before 5к2', () => {
    const keys = ['10', '5к2', '2', '5а', '5'];
    expect(keys.sort((a, b) => (sortKey(a) < sortKey(b) ? -1 : 1))).toEqual(['2', '5', '5а', '5к2', '10']);
  });
});

describe('labels', () => {
  it.each([
    [8, 'ул', 'Ленина', 'ул. Ленина'],
    [8, 'проезд', 'Гостиничный', 'проезд Гостиничный'],
    [1, 'обл', 'Московская', 'Московская обл.'],
    [1, 'Респ', 'Татарстан', 'Респ Татарстан'],
    [1, 'Респ', 'Удмуртская', 'Удмуртская Респ'],
    [1, 'АО', 'Ханты-Мансийский Автономный округ - Югра', 'Ханты-Мансийский Автономный округ - Югра'],
    [2, 'р-н', 'Ленинский', 'Ленинский р-н'],
  ])('level %i, %s %s is written %s', (level, type, name, label) => expect(objectLabel(types, level, type, name)).toBe(label));

  it('writes a house with its parts, and a house that has only parts', () => {
    const house = { number: '5', type: 'д.', additions: [{ type: 'к.', number: '2' }, { type: 'стр.', number: undefined }] };
    expect(houseLabel(house)).toBe('д. 5 к. 2');
    expect(numberKey(houseNumberText(house))).toBe('5к2');
    expect(houseLabel({ number: undefined, type: 'д.', additions: [{ type: 'к.', number: '2' }] })).toBe('к. 2');
  });
});

describe('words', () => {
  it('knows abbreviations with a hyphen, ordinals, ё, initials and double names', () => {
    expect(wordTexts('Пр-кт Академика Королёва')).toEqual(['пркт', 'академика', 'королева']);
    expect(wordTexts('5-й мкр')).toEqual(['5', 'мкр']);
    expect(wordTexts('им Космонавта Г.С.Титова')).toEqual(['им', 'космонавта', 'г', 'с', 'титова']);
    expect(wordTexts('Жанкожа-Батыра')).toEqual(['жанкожа', 'батыра']);
  });
});
