import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import en from './en.json' with { type: 'json' };
import { formatMessage } from './format-message.js';
import ru from './ru.json' with { type: 'json' };

const placeholders = (text: string) => [...text.matchAll(/\{(\w+)/g)].map(([, name]) => name).filter((name) => /^[a-z]/.test(name ?? ''));
const namesIn = (text: string) => new Set(placeholders(text.replace(/(one|few|many|other|=\d+) \{[^{}]*\}/g, '')));

function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return sources(path);
    return /\.(svelte|ts)$/.test(entry.name) && !entry.name.includes('.test.') ? [readFileSync(path, 'utf8')] : [];
  });
}

describe('the texts', () => {
  it('are the same in both languages, with the same placeholders', () => {
    expect(Object.keys(en).sort()).toEqual(Object.keys(ru).sort());
    for (const [key, text] of Object.entries(ru)) {
      expect(namesIn(en[key as keyof typeof en]), key).toEqual(namesIn(text));
    }
  });

  it('are there for every key that a screen asks for', () => {
    const asked = sources(join(import.meta.dirname, '../..')).flatMap((source) => [...source.matchAll(/\bt\('([^']+)'/g)].map(([, key]) => key ?? ''));
    expect(asked.length).toBeGreaterThan(200);
    expect(asked.filter((key) => !(key in ru))).toEqual([]);
  });

  it('hold no Cyrillic in English', () => {
    expect(Object.entries(en).filter(([, text]) => /[а-яё]/i.test(text))).toEqual([]);
  });
});

describe('a message', () => {
  const count = '{count, plural, =0 {никто} one {# человек} few {# человека} many {# человек} other {# человека}}';

  it('follows the plurals of its language', () => {
    const said = [0, 1, 2, 5, 11, 21, 102].map((value) => formatMessage(count, { count: value }, 'ru'));
    expect(said).toEqual(['никто', '1 человек', '2 человека', '5 человек', '11 человек', '21 человек', '102 человека']);
  });

  it('puts values into their places, also inside a branch', () => {
    expect(formatMessage('{who} → {sex, select, MALE {его {age}} other {её}}', { who: 'А', sex: 'MALE', age: 5 }, 'ru')).toBe('А → его 5');
  });

  it('says where a value is missing rather than hiding it', () => {
    expect(formatMessage('с {date}', {}, 'ru')).toBe('с {date}');
  });
});
