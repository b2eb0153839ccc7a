import { InvalidInput, type Context } from '@demos/module-sdk';
import type { AddressConnection } from './address-connection.js';
import type { AddressKind } from './address-kind.js';
import { ADDRESS_COLUMNS, addressOf, type AddressRow } from './address-row.js';
import type { Address } from './address.entity.js';

const MAX_PAGE = 1000;

export interface ChildrenPage {
  first: number;
  after?: string | null;
  kinds?: readonly AddressKind[] | null;
}

type Place = [level: number, sortKey: string, id: string];

function cursorOf({ level, sortKey, id }: Address): string {
  return Buffer.from(JSON.stringify([level, sortKey, id] satisfies Place)).toString('base64url');
}

function placeOf(cursor: string): Place {
  try {
    const place: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (Array.isArray(place) && typeof place[0] === 'number' && typeof place[1] === 'string' && typeof place[2] === 'string') {
      return [place[0], place[1], place[2]];
    }
  } catch {
    // a cursor that is no JSON is as unknown as one of another shape
  }
  throw new InvalidInput([{ field: 'after', key: 'addresses.cursor' }]);
}

const CHILDREN = `
  select c.* from unnest($1::uuid[]) as p(id)
  cross join lateral (
    select ${ADDRESS_COLUMNS}
    from address
    where parent_id = p.id and is_active
      and ($2::text[] is null or kind = any($2))
      and ($3::smallint is null or (level, sort_key, id) > ($3, $4::text collate "C", $5::uuid))
    order by level, sort_key, id
    limit $6
  ) c`;

function connectionOf(rows: readonly Address[], first: number): AddressConnection {
  const nodes = rows.slice(0, first);
  const edges = nodes.map((node) => ({ node, cursor: cursorOf(node) }));
  return { nodes, edges, pageInfo: { hasNextPage: rows.length > first, endCursor: edges.at(-1)?.cursor ?? null } };
}

/** Living children in the order of the directory: by level, then by name or number. One query for all parents of a request. */
export async function listChildren(ctx: Context, parentId: string, { first, after, kinds }: ChildrenPage): Promise<AddressConnection> {
  if (first < 1 || first > MAX_PAGE) throw new InvalidInput([{ field: 'first', key: 'addresses.pageTooLarge', vars: { max: MAX_PAGE } }]);
  const [level, sortKey, id] = after == null ? [null, null, null] : placeOf(after);
  const name = `children ${JSON.stringify([first, after ?? null, kinds ?? null])}`;
  const loader = ctx.load.by<string, AddressConnection>(name, async (parents) => {
    const rows = await ctx.sql<AddressRow>(CHILDREN, [parents, kinds ?? null, level, sortKey, id, first + 1]);
    const byParent = Map.groupBy(rows, (row) => row.parent_id!);
    return parents.map((parent) => connectionOf((byParent.get(parent) ?? []).map((row) => addressOf(ctx, row)), first));
  });
  return loader.load(parentId);
}
