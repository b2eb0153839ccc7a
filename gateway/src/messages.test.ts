import { describe, expect, it } from 'vitest';
import { say } from './messages.js';

describe('what the gateway says', () => {
  it('names the module in the language of the reader', () => {
    expect(say('unreachable', 'ru', { module: 'reports' })).toBe('Модуль «reports» не отвечает');
    expect(say('unreachable', 'en', { module: 'reports' })).toBe('Module "reports" does not answer');
  });
});
