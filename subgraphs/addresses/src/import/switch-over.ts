import type { PoolClient } from 'pg';
import type { Dictionaries } from './load-dictionaries.js';

export interface Change {
  inserted: number;
  changed: number;
  deactivated: number;
}

const COLUMNS =
  'objectid, region, kind, level, parent_id, path, name, text, number_key, sort_key, postal_code, oktmo, okato, cadastral_number, search';
const both = (prefix: string) => COLUMNS.split(', ').map((column) => `${prefix}.${column}`).join(', ');

/** An OBJECTID that now belongs to another GUID leaves the old row, which is never deleted. */
const RELEASE_OBJECTID = `
  update address a set objectid = null, is_active = false, search = null
  from stage_address s where a.objectid = s.objectid and a.id <> s.id`;

const MERGE = `
  with merged as (
    insert into address (id, ${COLUMNS})
    select id, ${COLUMNS} from stage_address
    on conflict (id) do update set (${COLUMNS}, is_active) = (${both('excluded')}, true)
      where not address.is_local and (not address.is_active or (${both('address')}) is distinct from (${both('excluded')}))
    returning (xmax = 0) as is_new
  )
  select count(*) filter (where is_new)::int as inserted, count(*) filter (where not is_new)::int as changed from merged`;

const DEACTIVATE = `
  update address a set is_active = false, search = null
  where a.region = any($1) and a.is_active and not a.is_local and not exists (select from stage_address s where s.id = a.id)`;

/** Local additions follow the parent that they hang on, level by level. */
const FOLLOW_PARENT = `
  update address l
  set path = p.path || l.id, text = p.text || ', ' || l.name, oktmo = p.oktmo, okato = p.okato
  from address p
  where l.is_local and p.id = l.parent_id and p.region = any($1)
    and (l.path, l.text, l.oktmo, l.okato) is distinct from (p.path || l.id, p.text || ', ' || l.name, p.oktmo, p.okato)`;

async function replaceTypes(client: PoolClient, dictionaries: Dictionaries): Promise<void> {
  const rows = [...dictionaries].flatMap(([dictionary, types]) => types.map((type) => ({ dictionary, ...type })));
  await client.query(
    `insert into address_type (dictionary, code, short_name, name, is_active)
     select distinct on (1, 2, 3) * from jsonb_to_recordset($1) as t(dictionary text, code int, "shortName" text, name text, "isActive" boolean)
     order by 1, 2, 3, 5 desc
     on conflict (dictionary, code, short_name) do update set (name, is_active) = (excluded.name, excluded.is_active)
       where (address_type.name, address_type.is_active) is distinct from (excluded.name, excluded.is_active)`,
    [JSON.stringify(rows)],
  );
}

/** Puts what was built aside into force. Readers see all of the old until the transaction ends, then all of the new. */
export async function switchOver(client: PoolClient, regions: readonly string[], dictionaries: Dictionaries): Promise<Change> {
  await client.query('create index on stage_address (id)');
  await client.query('analyze stage_address');
  await replaceTypes(client, dictionaries);
  await client.query(RELEASE_OBJECTID);
  const merged = await client.query<{ inserted: number; changed: number }>(MERGE);
  const deactivated = await client.query(DEACTIVATE, [regions]);
  while (((await client.query(FOLLOW_PARENT, [regions])).rowCount ?? 0) > 0);
  return { ...merged.rows[0]!, deactivated: deactivated.rowCount ?? 0 };
}
