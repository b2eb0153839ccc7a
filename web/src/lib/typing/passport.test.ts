import { describe, expect, it } from 'vitest';
import { dashedDepartment, spacedPassport, splitPassport } from './passport.js';

describe('a passport typed as ten digits', () => {
  it('is spaced as on the page', () => {
    expect(spacedPassport('4508123456')).toBe('45 08 123456');
    expect(spacedPassport('450')).toBe('45 0');
    expect(spacedPassport('45 08 № 123456 7')).toBe('45 08 123456');
  });

  it('is split into series and number', () => {
    expect(splitPassport('45 08 123456')).toEqual({ series: '4508', number: '123456' });
  });
});

it('a department code gets its dash', () => {
  expect(dashedDepartment('770001')).toBe('770-001');
});
