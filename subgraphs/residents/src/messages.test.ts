import { loadMessages, missingKeys } from '@demos/module-sdk';
import { expect, it } from 'vitest';
import ru from '../messages/ru.json' with { type: 'json' };

it('every message is in Russian and in English', () => {
  expect(missingKeys(loadMessages(new URL('../messages/', import.meta.url)))).toEqual([]);
});

it('no message is empty', () => {
  expect(Object.entries(ru).filter(([, text]) => !text.trim())).toEqual([]);
});
