import type { NumberPart, Token } from './typed-tokens.js';

/** Number keys from the house inward: `['5к2', '17']` is house 5к2, flat 17. */
export type NumberChain = readonly string[];

const MAX_CHAINS = 8;
const MAX_LEVELS = 3;

const SUFFIX: Partial<Record<NumberPart, readonly string[]>> = {
  corpus: ['к'],
  building: ['с'],
  structure: ['соор'],
  letter: ['л', ''],
};

const deeper = (chain: NumberChain, number: string): NumberChain[] => (chain.length < MAX_LEVELS ? [[...chain, number]] : []);
const attached = (chain: NumberChain, suffix: string): NumberChain => [...chain.slice(0, -1), `${chain.at(-1)}${suffix}`];

function extend(chain: NumberChain, number: string, joiner: ' ' | '-' | '/', part: NumberPart | undefined): NumberChain[] {
  if (chain.length === 0) return [[number]];
  const suffixes = part && SUFFIX[part];
  if (suffixes) return suffixes.map((suffix) => attached(chain, `${suffix}${number}`));
  if (part) return deeper(chain, number);
  if (joiner === '/') return [attached(chain, `/${number}`), attached(chain, `к${number}`), ...deeper(chain, number), attached(chain, `с${number}`)];
  if (joiner === '-') return [...deeper(chain, number), attached(chain, `-${number}`)];
  return [...deeper(chain, number), attached(chain, `к${number}`)];
}

interface MarkedNumber {
  number: string;
  joiner: ' ' | '-' | '/';
  part: NumberPart | undefined;
}

/** Whatever the order in which they were typed, the flat comes after the house and the room after the flat. */
function inward({ part }: MarkedNumber): number {
  return part === 'room' ? 2 : part === 'flat' ? 1 : 0;
}

function markedNumbers(tokens: readonly Token[]): MarkedNumber[] {
  const numbers: MarkedNumber[] = [];
  let part: NumberPart | undefined;
  for (const token of tokens) {
    if (token.type === 'marker') part = token.part;
    if (token.type !== 'number') continue;
    numbers.push({ number: token.text, joiner: token.joiner, part });
    part = undefined;
  }
  return numbers.sort((a, b) => inward(a) - inward(b));
}

/**
 * All that the typed numbers may mean, the likeliest first.
 *
 * @example numberChains(typedTokens('5/2')) // 5/2, 5к2, house 5 flat 2, 5с2
 */
export function numberChains(tokens: readonly Token[]): NumberChain[] {
  let chains: NumberChain[] = [[]];
  for (const { number, joiner, part } of markedNumbers(tokens)) {
    chains = chains.flatMap((chain) => extend(chain, number, joiner, part)).slice(0, MAX_CHAINS);
  }
  return chains.filter((chain) => chain.length > 0);
}
