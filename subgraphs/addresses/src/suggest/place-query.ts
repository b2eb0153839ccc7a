import type { Context } from '@demos/module-sdk';
import { ADDRESS_COLUMNS, type AddressRow } from '../address/address-row.js';
import { isUuid } from '../address/address.queries.js';
import { mayBeType } from '../naming/type-synonyms.js';

/** Words are letters and digits alone, so that they are safe inside a tsquery. */
function term(word: string, weights: string, prefix: boolean): string {
  return `'${word.replace(/[^\p{L}\p{N}]/gu, '')}':${prefix ? '*' : ''}${weights}`;
}

const isNumeric = (word: string): boolean => /^\d/.test(word);

interface PlaceSearch {
  words: readonly string[];
  within: string | undefined;
  kinds: readonly string[] | undefined;
  limit: number;
}

const SEARCH = `
  select ${ADDRESS_COLUMNS} from address
  where search is not null and is_active and search @@ $1::tsquery
    and ($2::uuid is null or path @> array[$2::uuid]) and ($3::text[] is null or kind = any($3))
  order by search @@ $4::tsquery desc, level, char_length(text), text
  limit $5`;

/** Regions to streets of which every word begins so, in any order; the names themselves must hold at least one. */
export async function findPlaces(ctx: Context, { words, within, kinds, limit }: PlaceSearch): Promise<AddressRow[]> {
  const names = words.filter((word) => !mayBeType(word));
  const own = (names.length > 0 ? names : words).map((word) => term(word, names.length > 0 ? 'A' : 'AB', !isNumeric(word)));
  const all = words.map((word) => term(word, '', !isNumeric(word)));
  const exact = words.map((word) => term(word, '', false));
  const ownExact = (names.length > 0 ? names : words).map((word) => term(word, 'A', false));
  const search = async (weighed: readonly string[]) => {
    const query = `${all.join(' & ')} & (${weighed.join(' | ')})`;
    const better = `${exact.join(' & ')} & (${ownExact.join(' | ')})`;
    return ctx.sql<AddressRow>(SEARCH, [query, within ?? null, kinds ?? null, better, limit]);
  };
  const rows = await search(own);
  if (rows.length > 0 || names.length === words.length) return rows;
  return search(words.map((word) => term(word, 'AB', !isNumeric(word))));
}

export async function findRow(ctx: Context, id: string): Promise<AddressRow | null> {
  if (!isUuid(id)) return null;
  const [row] = await ctx.sql<AddressRow>(`select ${ADDRESS_COLUMNS} from address where id = $1`, [id]);
  return row ?? null;
}
