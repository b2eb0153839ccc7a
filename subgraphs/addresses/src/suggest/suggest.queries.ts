import { InvalidInput, type Context } from '@demos/module-sdk';
import { isNumbered, type AddressKind } from '../address/address-kind.js';
import { addressOf, type AddressRow } from '../address/address-row.js';
import { findAddress, isUuid } from '../address/address.queries.js';
import { highlightsOf } from './highlights.js';
import { mayBeLatinLayout, onRussianLayout } from './keyboard-layout.js';
import { findInside } from './number-query.js';
import { resolveNumbers, type Match } from './number-resolution.js';
import { findPlaces, findRow } from './place-query.js';
import { readingsOf, type Reading } from './readings.js';
import type { AddressSuggestion } from './suggestion.js';
import { typedTokens } from './typed-tokens.js';

const MAX_TEXT = 300;
const MAX_FIRST = 50;
/** How many streets of one name are tried for a house. */
const MAX_PLACES = 60;

export interface SuggestRequest {
  text: string;
  within?: string | null;
  kinds?: readonly AddressKind[] | null;
  first: number;
}

interface Found extends Match {
  words: readonly string[];
}

interface Scope {
  within: AddressRow | null;
  kinds: readonly AddressKind[] | undefined;
  finished: boolean;
  first: number;
}

async function placesOf(ctx: Context, { words, chains }: Reading, { within, kinds, first }: Scope): Promise<AddressRow[]> {
  if (words.length === 0) return within ? [within] : [];
  const direct = chains.length === 0 && kinds && !kinds.some(isNumbered);
  return findPlaces(ctx, { words, within: within?.id, kinds: direct ? kinds : undefined, limit: chains.length === 0 ? first * 2 : MAX_PLACES });
}

/** Full matches of all readings, then houses without the flat, then places without the house. */
async function search(ctx: Context, text: string, scope: Scope): Promise<Found[]> {
  const { kinds, finished, first } = scope;
  const wanted = (address: AddressRow) => kinds === undefined || kinds.includes(address.kind);
  const tiers: Found[][] = [[], [], []];
  for (const reading of readingsOf(typedTokens(text))) {
    const { words, chains } = reading;
    const places = await placesOf(ctx, reading, scope);
    const [full, partial, bare] = tiers as [Found[], Found[], Found[]];
    const withWords = (match: Match): Found => ({ ...match, words });
    if (chains.length === 0) {
      full.push(...places.map((address) => withWords({ address, numbers: 0 })));
      if (kinds?.some(isNumbered)) bare.push(...(await findInside(ctx, places.slice(0, 3).map(({ id }) => id), kinds, first)).map((address) => ({ address, numbers: 0, words })));
    } else {
      const resolution = await resolveNumbers(ctx, places, chains, { finished, limit: first });
      full.push(...resolution.full.map(withWords));
      partial.push(...resolution.partial.map(withWords));
      if (words.length > 0) bare.push(...places.map((address) => withWords({ address, numbers: 0 })));
    }
  }
  const [full, partial, bare] = tiers.map((tier) => tier.filter(({ address }) => wanted(address))) as [Found[], Found[], Found[]];
  const best = full.length > 0 ? full : partial.length > 0 ? partial : bare;
  const seen = new Set<string>();
  return best.filter(({ address }) => !seen.has(address.id) && seen.add(address.id)).slice(0, first);
}

/** Addresses for a text as it is being typed, the best first. */
export async function suggestAddresses(ctx: Context, { text, within, kinds, first }: SuggestRequest): Promise<AddressSuggestion[]> {
  if (text.length > MAX_TEXT) throw new InvalidInput([{ field: 'text', key: 'addresses.textLong', vars: { max: MAX_TEXT } }]);
  if (first < 1 || first > MAX_FIRST) throw new InvalidInput([{ field: 'first', key: 'addresses.pageTooLarge', vars: { max: MAX_FIRST } }]);
  const scope: Scope = {
    within: within == null ? null : await findRow(ctx, within),
    kinds: kinds?.length ? kinds : undefined,
    finished: /[\s,;]$/.test(text),
    first,
  };
  if (within != null && !scope.within) return [];
  if (isUuid(text.trim())) {
    const address = await findAddress(ctx, text.trim());
    return address ? [{ address, text: address.text, highlights: [] }] : [];
  }
  let found = await search(ctx, text, scope);
  if (found.length === 0 && mayBeLatinLayout(text)) found = await search(ctx, onRussianLayout(text), scope);
  if (found.length === 0 && text.trim() === '' && scope.within) {
    found = (await findInside(ctx, [scope.within.id], scope.kinds, first)).map((address) => ({ address, numbers: 0, words: [] }));
  }
  return found.map(({ address, numbers, words }) => ({ address: addressOf(ctx, address), text: address.text, highlights: highlightsOf(address, words, numbers) }));
}
