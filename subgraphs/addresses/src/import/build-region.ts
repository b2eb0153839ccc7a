import type { PoolClient } from 'pg';
import { assertFewBadRows, keepBadRow, type Account } from './account.js';

/** One living version of each object, one link in force, one value of each parameter; the newest wins. */
const CHOOSE = [
  `create temp table stage_living as
     select distinct on (id) * from (
       select distinct on (objectid) * from stage_object order by objectid, updated desc, version_id desc
     ) newest order by id, objectid`,
  `create temp table stage_parent as
     select distinct on (objectid) objectid, parent_objectid from stage_link order by objectid, updated desc, link_id desc`,
  `create temp table stage_value as
     select objectid,
       max(value) filter (where type = 5 and value ~ '^\\d{6}$') as postal_code,
       max(value) filter (where type = 6) as okato,
       max(value) filter (where type = 7) as oktmo,
       max(value) filter (where type = 8) as cadastral_number
     from (select distinct on (objectid, type) * from stage_param order by objectid, type, started desc, param_id desc) newest
     group by objectid`,
  `create temp table stage_node as
     select o.*, p.parent_objectid, v.postal_code, v.oktmo, v.okato, v.cadastral_number
     from stage_living o join stage_parent p using (objectid) left join stage_value v using (objectid)`,
  'create index on stage_node (parent_objectid)',
  'analyze stage_node',
];

/** Path and text are made from the parents: the published PATH is stale after a parent has moved. */
const GROW = `
  create temp table stage_tree as
  with recursive tree as (
    select n.objectid, n.id, null::uuid as parent_id, array[n.id] as path, n.name as text, n.search as full_search,
      n.postal_code, n.oktmo, n.okato
    from stage_node n where n.parent_objectid is null
    union all
    select n.objectid, n.id, t.id, t.path || n.id, t.text || ', ' || n.name,
      case when n.search is not null then n.search || setweight(coalesce(t.full_search, ''), 'D') end,
      coalesce(n.postal_code, t.postal_code), coalesce(n.oktmo, t.oktmo), coalesce(n.okato, t.okato)
    from tree t join stage_node n on n.parent_objectid = t.objectid
  )
  select n.objectid, n.id, n.kind, n.level, n.name, n.number_key, n.sort_key, n.cadastral_number, n.file, n.row_number,
    t.parent_id, t.path, t.text, t.full_search, t.postal_code, t.oktmo, t.okato
  from tree t join stage_node n using (objectid)`;

const KEEP = `
  insert into stage_address
  select id, objectid, $1, kind, level, parent_id, path, name, text, number_key, sort_key, postal_code, oktmo, okato, cadastral_number, full_search
  from stage_tree`;

/** Linked objects that no chain of parents joins to the root, and objects whose GUID another one has. */
const ASTRAY = `
  select o.file, o.row_number, o.objectid::text as objectid, o.id, p.parent_objectid::text as parent_objectid,
    case when l.objectid is null then 'OBJECTGUID.twice' else 'PARENTOBJID.missing' end as rule
  from (select distinct on (objectid) * from stage_object order by objectid, updated desc, version_id desc) o
  left join stage_living l on l.objectid = o.objectid
  left join stage_parent p on p.objectid = o.objectid
  left join stage_tree t on t.objectid = o.objectid
  where t.objectid is null and (l.objectid is null or p.objectid is not null)`;

const USED = `
  select file, count(*)::int as used from (
    select file from stage_tree
    union all select k.file from stage_link k join stage_tree t using (objectid) join stage_parent p using (objectid)
      where p.parent_objectid is not distinct from k.parent_objectid
    union all select k.file from stage_param k join stage_tree t using (objectid)
  ) used group by file`;

interface Astray {
  file: number;
  row_number: string;
  objectid: string;
  id: string;
  parent_objectid: string | null;
  rule: string;
}

async function settleAccount(client: PoolClient, account: Account, region: string): Promise<void> {
  const used = new Map((await client.query<{ file: number; used: number }>(USED)).rows.map((row) => [row.file, row.used]));
  account.files.forEach((entry, index) => {
    if (entry.file.region !== region) return;
    const loaded = used.get(index) ?? 0;
    entry.filtered += entry.loaded - loaded;
    entry.loaded = loaded;
  });
  for (const row of (await client.query<Astray>(ASTRAY)).rows) {
    const entry = account.files[row.file]!;
    entry.filtered -= 1;
    entry.quarantined += 1;
    const parent = row.parent_objectid === null ? '' : ` PARENTOBJID="${row.parent_objectid}"`;
    keepBadRow(account, {
      file: entry.file.path,
      rowNumber: Number(row.row_number),
      rule: row.rule,
      raw: `<OBJECT OBJECTID="${row.objectid}" OBJECTGUID="${row.id}"${parent} />`,
    });
  }
}

/** Turns the staged rows of one region into addresses, still aside, and settles what became of each row. */
export async function buildRegion(client: PoolClient, account: Account, region: string): Promise<void> {
  for (const statement of [...CHOOSE, GROW]) await client.query(statement);
  await settleAccount(client, account, region);
  account.files.filter(({ file }) => file.region === region).forEach(assertFewBadRows);
  await client.query(KEEP, [region]);
}
