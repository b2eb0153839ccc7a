import type { Context } from '@demos/module-sdk';
import { SqlParameters, criteriaOf, problemsOfFilter, type Criteria } from './person.criteria.js';
import { refuseIfAny } from '../validation/refuse.js';
import type { PersonConnection } from './person.connection.js';
import { readCursor, writeCursor, type Cursor } from './person.cursor.js';
import { Person } from './person.entity.js';
import { PersonOrder, type PersonFilter } from './person.inputs.js';

interface Hit {
  id: string;
  branch: number;
  keys: string[];
}

interface Ordering {
  columns: string[];
  casts: string[];
  join: string;
}

export interface PersonPage {
  filter: PersonFilter;
  orderBy: PersonOrder;
  first: number;
  after?: string;
}

const LARGEST_PAGE = 100;
const LARGEST_COUNT = 1000;

const ORDERINGS: Record<PersonOrder, Ordering> = {
  [PersonOrder.NAME]: {
    columns: ['p.surname_key', 'p.given_key', 'p.patronymic_key', 'p.id'],
    casts: ['text', 'text', 'text', 'uuid'],
    join: '',
  },
  [PersonOrder.BIRTH_DATE]: { columns: ['p.birth_from', 'p.id'], casts: ['date', 'uuid'], join: '' },
  [PersonOrder.DOCUMENT]: {
    columns: ["coalesce(m.number_key, '')", 'p.id'],
    casts: ['text', 'uuid'],
    join: 'left join identity_document m on m.person_id = p.id and m.is_main',
  },
};

export async function listPersons(ctx: Context, { filter, orderBy, first, after }: PersonPage): Promise<PersonConnection> {
  refuseIfAny(problemsOfFilter(filter));
  const size = Math.min(Math.max(first, 1), LARGEST_PAGE);
  const hits = await findHits(ctx, filter, orderBy, size + 1, after);
  const page = hits.slice(0, size);
  const people = new Map((await ctx.em.find(Person, { id: { $in: page.map(({ id }) => id) } })).map((person) => [person.id, person]));
  const edges = page.flatMap((hit) => {
    const node = people.get(hit.id);
    return node ? [{ cursor: writeCursor(hit), node }] : [];
  });
  return {
    edges,
    nodes: edges.map(({ node }) => node),
    pageInfo: { hasNextPage: hits.length > size, endCursor: edges.at(-1)?.cursor ?? null },
    count: () => (!after && hits.length <= size ? Promise.resolve(hits.length) : countPersons(ctx, filter)),
  };
}

async function findHits(ctx: Context, filter: PersonFilter, orderBy: PersonOrder, limit: number, after?: string): Promise<Hit[]> {
  const parameters = new SqlParameters();
  const criteria = criteriaOf(ctx, filter, parameters);
  if (!criteria) return [];
  const ordering = ORDERINGS[orderBy];
  const cursor = after ? readCursor(after, ordering.columns.length) : undefined;
  const branches = branchesOf(criteria, orderBy);
  const selects = branches.flatMap((condition, branch) =>
    branch < (cursor?.branch ?? 0) ? [] : [selectOf(branch, [criteria.where, condition], ordering, cursor, limit, parameters)],
  );
  const union = selects.length > 1 ? `${selects.join(' union all ')} limit ${limit}` : selects.join('');
  return ctx.sql<Hit>(union, parameters.values);
}

/** Orders by name go through the readings of the words one by one, each in the order of its index; other orders take all at once. */
function branchesOf({ names }: Criteria, orderBy: PersonOrder): string[] {
  if (names.length === 0) return ['true'];
  if (orderBy !== PersonOrder.NAME) return [`(${names.map((name) => `(${name})`).join(' or ')})`];
  return names.map((name, index) =>
    index === 0 ? name : `${name} and not (${names.slice(0, index).map((earlier) => `(${earlier})`).join(' or ')})`,
  );
}

function selectOf(
  branch: number,
  conditions: string[],
  { columns, casts, join }: Ordering,
  cursor: Cursor | undefined,
  limit: number,
  parameters: SqlParameters,
): string {
  const all = [...conditions];
  if (cursor?.branch === branch) {
    const keys = cursor.keys.map((key, index) => `${parameters.add(key)}::${casts[index]}`);
    all.push(`(${columns.join(', ')}) > (${keys.join(', ')})`);
  }
  const keys = columns.map((column) => `${column}::text`).join(', ');
  return `(select p.id, ${branch} as branch, array[${keys}] as keys from person p ${join}
            where ${all.join(' and ')} order by ${columns.join(', ')} limit ${limit})`;
}

async function countPersons(ctx: Context, filter: PersonFilter): Promise<number | null> {
  const parameters = new SqlParameters();
  const criteria = criteriaOf(ctx, filter, parameters);
  if (!criteria) return 0;
  const enough = LARGEST_COUNT + 1;
  const selects = branchesOf(criteria, PersonOrder.NAME).map(
    (condition) => `(select 1 from person p where ${criteria.where} and ${condition} limit ${enough})`,
  );
  const [row] = await ctx.sql<{ count: number }>(
    `select count(*)::int as count from (select 1 from (${selects.join(' union all ')}) hits limit ${enough}) counted`,
    parameters.values,
  );
  return row && row.count <= LARGEST_COUNT ? row.count : null;
}
