import { expect, it } from 'vitest';
import { shortAddress } from './short-address.js';

it('a short address begins with the street and ends with the town', () => {
  expect(shortAddress('Заречная обл., г. Светлоозёрск, б-р Сиреневый, д. 5 к. 1, кв. 51')).toBe(
    'б-р Сиреневый, д. 5 к. 1, кв. 51 · г. Светлоозёрск',
  );
  expect(shortAddress('Заречная обл., Приозёрный р-н, д. Малые Ключи, д. 3в')).toBe('д. 3в · д. Малые Ключи');
  expect(shortAddress('Заречная обл., г. Светлоозёрск')).toBe('Заречная обл., г. Светлоозёрск');
});
