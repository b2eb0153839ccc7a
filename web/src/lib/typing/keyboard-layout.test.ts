import { describe, expect, it } from 'vitest';
import { asRussianLayout, correctLayout, mistypedSearch } from './keyboard-layout.js';

const typed = (keys: string) => [...keys].reduce((text, key) => correctLayout(text + key), '');

describe('a wrong keyboard layout', () => {
  it('is corrected for a name typed on the Latin layout', () => {
    expect(correctLayout('Bdfyjd')).toBe('Иванов');
    expect(correctLayout('{hecnfk`d')).toBe('Хрусталёв');
  });

  it('is corrected letter by letter, as it is typed', () => {
    expect(typed('Gtnhjd')).toBe('Петров');
    expect(typed('{hecnfk`d')).toBe('Хрусталёв');
    expect(typed('K.,jdm')).toBe('Любовь');
  });

  it('leaves Cyrillic, hyphens, apostrophes and digits alone', () => {
    for (const text of ['Салтыков-Щедрин', "Д'Артаньян", 'Кара-оглы 2']) expect(typed(text)).toBe(text);
  });

  it('maps the punctuation keys that are letters on the Russian layout', () => {
    expect(asRussianLayout("[];',./`")).toBe('хъжэбю/ё');
  });

  it('is suspected in a search only where nothing is Russian', () => {
    expect(mistypedSearch('bdfyjd 1980')).toBe('иванов 1980');
    expect(mistypedSearch('иванов abc')).toBeUndefined();
    expect(mistypedSearch('4508 123456')).toBeUndefined();
  });
});
