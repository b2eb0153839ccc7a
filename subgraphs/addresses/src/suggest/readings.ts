import { numberChains, type NumberChain } from './number-chains.js';
import type { Token } from './typed-tokens.js';

/** One way to read what was typed: words of names, and numbers below them. */
export interface Reading {
  words: readonly string[];
  chains: readonly NumberChain[];
}

const isWord = (token: Token): boolean => token.type === 'word';
const wordsIn = (tokens: readonly Token[]): string[] => tokens.filter((token) => token.type !== 'marker').map((token) => token.text);

function runsOf(tokens: readonly Token[]): Token[][] {
  const runs: Token[][] = [];
  tokens.forEach((token, index) => {
    if (isWord(token)) return;
    if (index === 0 || isWord(tokens[index - 1]!)) runs.push([]);
    runs.at(-1)!.push(token);
  });
  return runs;
}

/**
 * The readings of the tokens, those with the most words first: `мкр 5 12` is house 12 in the 5th microdistrict,
 * and also flat 12 of house 5 in any of them.
 */
export function readingsOf(tokens: readonly Token[]): Reading[] {
  const runs = runsOf(tokens);
  const trailing = tokens.length > 0 && !isWord(tokens.at(-1)!) ? runs.at(-1)! : [];
  const marked = runs.filter((run) => run !== trailing && run.some(({ type }) => type === 'marker')).flat();
  const rest = tokens.filter((token) => !trailing.includes(token) && !marked.includes(token));

  if (trailing.length + marked.length === 0) {
    const numbers = tokens.filter((token) => !isWord(token));
    const plain: Reading = { words: wordsIn(tokens), chains: [] };
    return numbers.length === 0 ? [plain] : [plain, { words: wordsIn(tokens.filter(isWord)), chains: numberChains(numbers) }];
  }

  const bare = trailing.findIndex(({ type }) => type === 'marker');
  const movable = Math.min(bare === -1 ? trailing.length : bare, 2);
  return Array.from({ length: movable + 1 }, (_, index) => movable - index)
    .map((moved) => ({
      words: [...wordsIn(rest), ...wordsIn(trailing.slice(0, moved))],
      chains: numberChains([...marked, ...trailing.slice(moved)]),
    }));
}
