import { seededGuid } from '../random.js';
import type { TownPlan } from '../town/town.plan.js';
import { dictionaries } from './dictionaries.js';
import { actRows, administrativeRows, changeRows, municipalRows, registryRows } from './link.rows.js';
import { areaRows, carplaceRows, flatRows, houseRows, roomRows, steadRows } from './object.rows.js';
import { areaParams, flatParams, houseParams, steadParams } from './param.rows.js';
import { tableText, type Row } from './xml.js';

export interface ArchiveFaults {
  /** Tables to leave out, e.g. `['HOUSES']`. */
  omit?: string[];
  /** How many broken rows to mix into HOUSES. */
  badRows?: number;
}

export interface ArchiveEntry {
  name: string;
  table: string;
  /** May be read again and again; the whole text is `[...content].join('')`. */
  content: Iterable<string>;
}

interface RegionTable {
  table: string;
  root: string;
  tag: string;
  rows: (plan: TownPlan) => Iterable<Row>;
}

const nothing = (): Row[] => [];

const regionTables: readonly RegionTable[] = [
  { table: 'ADDR_OBJ', root: 'ADDRESSOBJECTS', tag: 'OBJECT', rows: areaRows },
  { table: 'ADDR_OBJ_DIVISION', root: 'ITEMS', tag: 'ITEM', rows: nothing },
  { table: 'ADDR_OBJ_PARAMS', root: 'PARAMS', tag: 'PARAM', rows: areaParams },
  { table: 'ADM_HIERARCHY', root: 'ITEMS', tag: 'ITEM', rows: administrativeRows },
  { table: 'APARTMENTS', root: 'APARTMENTS', tag: 'APARTMENT', rows: flatRows },
  { table: 'APARTMENTS_PARAMS', root: 'PARAMS', tag: 'PARAM', rows: flatParams },
  { table: 'CARPLACES', root: 'CARPLACES', tag: 'CARPLACE', rows: carplaceRows },
  { table: 'CARPLACES_PARAMS', root: 'PARAMS', tag: 'PARAM', rows: nothing },
  { table: 'CHANGE_HISTORY', root: 'ITEMS', tag: 'ITEM', rows: changeRows },
  { table: 'HOUSES', root: 'HOUSES', tag: 'HOUSE', rows: houseRows },
  { table: 'HOUSES_PARAMS', root: 'PARAMS', tag: 'PARAM', rows: houseParams },
  { table: 'MUN_HIERARCHY', root: 'ITEMS', tag: 'ITEM', rows: municipalRows },
  { table: 'NORMATIVE_DOCS', root: 'NORMDOCS', tag: 'NORMDOC', rows: actRows },
  { table: 'REESTR_OBJECTS', root: 'REESTR_OBJECTS', tag: 'OBJECT', rows: registryRows },
  { table: 'ROOMS', root: 'ROOMS', tag: 'ROOM', rows: roomRows },
  { table: 'ROOMS_PARAMS', root: 'PARAMS', tag: 'PARAM', rows: nothing },
  { table: 'STEADS', root: 'STEADS', tag: 'STEAD', rows: steadRows },
  { table: 'STEADS_PARAMS', root: 'PARAMS', tag: 'PARAM', rows: steadParams },
];

const spoil: readonly ((row: Row) => Row)[] = [
  (row) => ({ ...row, OBJECTGUID: 'not-a-guid' }),
  (row) => ({ ...row, OBJECTID: 'x17' }),
  (row) => ({ ...row, STARTDATE: '2019-13-45' }),
  (row) => ({ ...row, OBJECTID: undefined }),
  (row) => ({ ...row, ISACTIVE: 'yes' }),
];

function* withBadRows(rows: Iterable<Row>, count: number): Generator<Row> {
  let made = 0;
  for (const row of rows) {
    yield row;
    if (made >= count) continue;
    const bad = spoil[made % spoil.length] as (row: Row) => Row;
    yield bad({ ...row, ID: 2_900_000_000 + made++ });
  }
}

const lazily = (text: () => Iterable<string>): Iterable<string> => ({ [Symbol.iterator]: () => text()[Symbol.iterator]() });

export function* archiveEntries(plan: TownPlan, { omit = [], badRows = 0 }: ArchiveFaults = {}): Generator<ArchiveEntry> {
  const stamp = plan.release.replaceAll('.', '');
  let files = 0;
  const fileName = (table: string): string => `AS_${table}_${stamp}_${seededGuid(plan.seed, --files)}.XML`;
  for (const { table, root, tag, rows } of regionTables) {
    const name = `${plan.regionCode}/${fileName(table)}`;
    if (omit.includes(table)) continue;
    const source = (): Iterable<Row> => (table === 'HOUSES' && badRows > 0 ? withBadRows(rows(plan), badRows) : rows(plan));
    yield { name, table, content: lazily(() => tableText(root, tag, source())) };
  }
  for (const { table, root, tag, rows } of dictionaries) {
    const name = fileName(table);
    if (!omit.includes(table)) yield { name, table, content: lazily(() => tableText(root, tag, rows)) };
  }
  if (!omit.includes('version.txt')) yield { name: 'version.txt', table: 'version.txt', content: [`${plan.release}\nv.291`] };
}
