import type { Context } from '@demos/module-sdk';
import { ADDRESS_COLUMNS, type AddressRow } from '../address/address-row.js';

export interface NumberLookup {
  parentId: string;
  key: string;
  /** Also numbers that begin so. */
  prefix: boolean;
}

export type NumberHit = AddressRow & { lookup: number };

/** Above every character that a number can hold, in byte order. */
const LAST = '\u{10FFFD}';
const MAX_HITS = 200;

const LOOKUP = `
  select k.lookup::int - 1 as lookup, found.* from unnest($1::uuid[], $2::text[], $3::text[]) with ordinality as k(parent, key, upto, lookup)
  cross join lateral (
    select ${ADDRESS_COLUMNS} from address a
    where a.parent_id = k.parent and a.number_key >= k.key and a.number_key < k.upto and a.is_active
    order by a.number_key <> k.key, substr(a.number_key, length(k.key) + 1, 1) between '0' and '9', a.level = 9, a.sort_key
    limit $4
  ) found
  order by found.number_key <> k.key, k.lookup
  limit $5`;

/** Houses, flats, plots by parent and number, each lookup by the index. */
export async function findNumbers(ctx: Context, lookups: readonly NumberLookup[], limit: number): Promise<NumberHit[]> {
  if (lookups.length === 0) return [];
  return ctx.sql<NumberHit>(LOOKUP, [
    lookups.map(({ parentId }) => parentId),
    lookups.map(({ key }) => key),
    lookups.map(({ key, prefix }) => `${key}${prefix ? LAST : '\u0001'}`),
    limit,
    MAX_HITS,
  ]);
}

const INSIDE = `
  select found.* from unnest($1::uuid[]) with ordinality as k(parent, place)
  cross join lateral (
    select ${ADDRESS_COLUMNS} from address a
    where a.parent_id = k.parent and a.is_active and a.number_key is not null and ($2::text[] is null or a.kind = any($2))
    order by a.level, a.sort_key, a.id
    limit $3
  ) found
  order by k.place`;

/** What is inside: the houses of a street, the flats of a house. */
export async function findInside(ctx: Context, parentIds: readonly string[], kinds: readonly string[] | undefined, limit: number): Promise<AddressRow[]> {
  if (parentIds.length === 0) return [];
  return ctx.sql<AddressRow>(INSIDE, [parentIds, kinds ?? null, limit]);
}
