import { describe, expect, it } from 'vitest';
import { cut, markMatches } from './names.js';

const marked = (text: string, query: string) =>
  markMatches(text, query)
    .map((piece) => (piece.matched ? `[${piece.text}]` : piece.text))
    .join('');

describe('marked letters', () => {
  it('mark the beginning of each matched word, whatever the order, case and ё', () => {
    expect(marked('Семёнов Пётр Ильич', 'петр семен')).toBe('[Семён]ов [Пётр] Ильич');
  });

  it('do not mark the middle of a word', () => {
    expect(marked('Иванов Константин', 'ан')).toBe('Иванов Константин');
  });

  it('follow the ranges of the server and skip those that overlap', () => {
    expect(cut('ул. Ленина', [[4, 7], [5, 9]]).filter((piece) => piece.matched)).toEqual([{ text: 'Лен', matched: true }]);
  });
});
