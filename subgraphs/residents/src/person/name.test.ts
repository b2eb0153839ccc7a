import { describe, expect, it } from 'vitest';
import { faultOfName, nameKey, tidyName } from './name.js';

describe('a name', () => {
  it('case 13: "Гасан оглы" is stored unsplit and found as "гасаноглы" and "Гасан Оглы"', () => {
    expect(tidyName(' Гасан оглы ')).toBe('Гасан оглы');
    expect(new Set(['Гасан оглы', 'гасаноглы', 'Гасан Оглы'].map(nameKey)).size).toBe(1);
  });

  it('case 14: "Алёна" and "Алена", "Петров-Водкин" and "Петров Водкин" have one key', () => {
    expect(nameKey('Алёна')).toBe(nameKey('Алена'));
    expect(nameKey('Петров-Водкин')).toBe(nameKey('Петров Водкин'));
    expect(tidyName('Петров-Водкин')).toBe('Петров-Водкин');
  });

  it('is found when it was typed with Latin look-alikes', () => {
    expect(nameKey('Copoкa')).toBe(nameKey('Сорока'));
    expect(nameKey("О'Хара")).toBe(nameKey('ОХАРА'));
  });

  it.each(['Иванов', 'Ёлкина', 'Әбілқызы', 'Ғани', 'Мамед-заде', "Д'Артаньян", 'Гасан оглы', 'Св. Анна'])('%s is accepted', (name) => {
    expect(faultOfName(name)).toBeUndefined();
  });

  it.each([
    ['Иван0в', 'digits'],
    ['Ivanov', 'latin'],
    ['Ивaнов', 'latin'],
    ['Иванов!', 'letters'],
    ['-', 'letters'],
    ['А'.repeat(101), 'tooLong'],
  ])('%s is refused: %s', (name, fault) => {
    expect(faultOfName(name)).toBe(fault);
  });
});
