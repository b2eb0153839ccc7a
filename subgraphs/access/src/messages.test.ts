import { loadMessages, missingKeys } from '@demos/module-sdk';
import { expect, it } from 'vitest';
import access from './module.js';

it('says everything in both languages', () => {
  expect(missingKeys(loadMessages(access.messages))).toEqual([]);
});
