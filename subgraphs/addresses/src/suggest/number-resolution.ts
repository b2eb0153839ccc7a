import type { Context } from '@demos/module-sdk';
import type { AddressRow } from '../address/address-row.js';
import type { NumberChain } from './number-chains.js';
import { findInside, findNumbers, type NumberLookup } from './number-query.js';

export interface Match {
  address: AddressRow;
  /** How many numbers of the end of the text were typed. */
  numbers: number;
}

interface Ranked extends Match {
  /** 0 the very number, 1 with a letter or part after it, 2 with more digits. */
  nearness: number;
  chain: number;
}

interface Candidate {
  parent: Match;
  chain: number;
  rest: NumberChain;
}

function nearnessOf(key: string, found: string | null): number {
  if (found === key) return 0;
  return /^\d/.test((found ?? '').slice(key.length)) ? 2 : 1;
}

export interface Resolution {
  /** All numbers found. */
  full: Match[];
  /** A house of which the typed flat is unknown. */
  partial: Match[];
}

/**
 * Follows the chains of numbers from the places inward, one query a level.
 * The last number may be unfinished; after a space it is finished, and what is inside comes too.
 */
export async function resolveNumbers(
  ctx: Context,
  places: readonly AddressRow[],
  chains: readonly NumberChain[],
  { finished, limit }: { finished: boolean; limit: number },
): Promise<Resolution> {
  const full: Ranked[] = [];
  const partial: Match[] = [];
  let candidates: Candidate[] = places.flatMap((address) => chains.map((rest, chain) => ({ parent: { address, numbers: 0 }, chain, rest })));

  while (candidates.length > 0) {
    const lookups = candidates.map(({ parent, rest }): NumberLookup => ({ parentId: parent.address.id, key: rest[0]!, prefix: rest.length === 1 }));
    const hits = Map.groupBy(await findNumbers(ctx, lookups, limit), ({ lookup }) => lookup);
    const next: Candidate[] = [];
    candidates.forEach(({ parent, chain, rest }, index) => {
      const found = hits.get(index) ?? [];
      if (found.length === 0 && parent.numbers > 0) partial.push(parent);
      for (const address of found) {
        const match = { address, numbers: parent.numbers + 1 };
        if (rest.length > 1) next.push({ parent: match, chain, rest: rest.slice(1) });
        else full.push({ ...match, chain, nearness: nearnessOf(rest[0]!, address.number_key) });
      }
    });
    candidates = next;
  }

  full.sort((a, b) => a.nearness - b.nearness || a.chain - b.chain);
  if (!finished) return { full, partial };
  const exact = full.filter(({ nearness }) => nearness === 0);
  const inside = await findInside(ctx, exact.slice(0, 3).map(({ address }) => address.id), undefined, limit);
  const numbersOf = new Map(exact.map(({ address, numbers }) => [address.id, numbers]));
  const insideMatches = inside.map((address) => ({ address, numbers: -(numbersOf.get(address.parent_id!) ?? 0) }));
  return { full: [...exact, ...insideMatches, ...full.filter(({ nearness }) => nearness === 1)], partial };
}
