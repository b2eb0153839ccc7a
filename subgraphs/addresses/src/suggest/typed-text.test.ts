import { describe, expect, it } from 'vitest';
import { AddressKind } from '../address/address-kind.js';
import { highlightsOf } from './highlights.js';
import { onRussianLayout } from './keyboard-layout.js';
import { readingsOf } from './readings.js';
import { typedTokens } from './typed-tokens.js';

function read(text: string): string[] {
  return readingsOf(typedTokens(text)).map(({ words, chains }) => `${words.join(' ')} | ${chains.map((chain) => chain.join('→')).join(', ')}`);
}

describe('readings of a typed address', () => {
  it.each([
    ['ленина', ['ленина | ']],
    ['ленина 5', ['ленина 5 | ', 'ленина | 5']],
    ['ленина 5 12', ['ленина 5 12 | ', 'ленина 5 | 12', 'ленина | 5→12, 5к12']],
    ['ул. Ленина, д. 5 к. 2, кв. 17', ['ул ленина | 5к2→17']],
    ['ленина д5к2кв17', ['ленина | 5к2→17']],
    ['8 марта 5', ['8 марта 5 | ', '8 марта | 5']],
    ['12 ленина', ['12 ленина | ', 'ленина | 12']],
    ['дом 12 ленина', ['ленина | 12']],
    ['ленина 12 а', ['ленина 12а | ', 'ленина | 12а']],
    ['д Ивановка 3', ['д ивановка 3 | ', 'д ивановка | 3']],
    ['кв 7', [' | 7']],
  ])('%s', (text, readings) => {
    expect(read(text)).toEqual(readings);
  });

  it('tries a slash as the number itself, as a building part, and as a flat', () => {
    expect(read('ленина 5/2').at(-1)).toBe('ленина | 5/2, 5к2, 5→2, 5с2');
    expect(read('ленина 5к2-17').at(-1)).toBe('ленина | 5к2→17, 5к2-17');
    expect(read('сухонская 11/-89').at(-1)).toBe('сухонская | 11→89, 11-89');
  });

  it('knows a letter that is written out', () => {
    expect(read('ленина 5 литера А').at(-1)).toBe('ленина | 5ла, 5а');
  });

  it('takes a mark without its number as not yet typed', () => {
    expect(read('ленина 5 кв').at(-1)).toBe('ленина | 5');
    expect(read('ленина 5 к').at(-1)).toBe('ленина | 5к');
  });
});

describe('highlights', () => {
  const flat = { kind: AddressKind.FLAT, name: 'кв. 17', text: 'г. Ёлкин, ул. Ленина, д. 5 к. 2, кв. 17' };
  const marked = (words: string[], numbers: number) => highlightsOf(flat, words, numbers).map(({ start, end }) => flat.text.slice(start, end));

  it('marks the typed beginnings of words and the numbers of house and flat', () => {
    expect(marked(['елк', 'лен'], 2)).toEqual(['Ёлк', 'Лен', '5 к. 2', '17']);
  });

  it('leaves the flat unmarked when only its house was typed', () => {
    expect(marked(['ленина'], -1)).toEqual(['Ленина', '5 к. 2']);
  });
});

it('reads what was typed on the Latin layout', () => {
  expect(onRussianLayout('ktybyf 5')).toBe('ленина 5');
});
