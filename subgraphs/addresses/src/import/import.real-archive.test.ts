import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { moduleUnderTest, type ModuleUnderTest } from '@demos/module-testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import addresses from '../module.js';

const archive = fileURLToPath(new URL('../../../../../shared/data/gar/gar_xml_region99.zip', import.meta.url));

interface FileRow {
  gar_table: string;
  state: string;
  read: number;
  loaded: number;
  filtered: number;
  quarantined: number;
}

describe.skipIf(!existsSync(archive))('import of the real archive of Baikonur', () => {
  let t: ModuleUnderTest;
  let printed: string[];
  let files: Map<string, FileRow>;

  beforeAll(async () => {
    t = await moduleUnderTest(addresses);
    printed = await t.command('import', archive);
    const rows = await t.database.sql<FileRow>(
      `select gar_table, state, rows_read::int as read, rows_loaded::int as loaded, rows_filtered::int as filtered,
         rows_quarantined::int as quarantined from addresses.import_file`,
    );
    files = new Map(rows.map((row) => [row.gar_table, row]));
  });
  afterAll(() => t?.stop());

  const suggest = async (text: string): Promise<string[]> => {
    const answer = await t.system.must<{ suggestAddresses: { text: string }[] }>('query ($text: String!) { suggestAddresses(text: $text) { text } }', { text });
    return answer.suggestAddresses.map((suggestion) => suggestion.text);
  };

  it('accounts for every row: read = loaded + filtered + quarantined', () => {
    expect(files.size).toBe(28);
    for (const { read, loaded, filtered, quarantined } of files.values()) expect(read).toBe(loaded + filtered + quarantined);
    const counts = (table: string) => [files.get(table)!.read, files.get(table)!.loaded];
    expect(counts('ADDR_OBJ')).toEqual([159, 48]);
    expect(counts('HOUSES')).toEqual([554, 550]);
    expect(counts('ADM_HIERARCHY')).toEqual([708, 651]);
    expect(counts('STEADS')).toEqual([55, 52]);
    expect(counts('APARTMENTS')).toEqual([1, 1]);
    expect(files.get('CHANGE_HISTORY')!.state).toBe('SKIPPED');
    expect(printed.at(-1)).toBe('Адресов добавлено: 651, изменено: 0, снято с учёта: 0.');
  });

  it('makes one tree of all living objects, with the path as published', async () => {
    const [counts] = await t.database.sql(
      `select count(*)::int as all, count(*) filter (where level <= 8)::int as objects, count(*) filter (where kind = 'HOUSE')::int as houses,
         count(*) filter (where parent_id is null)::int as roots, count(*) filter (where path[cardinality(path)] <> id)::int as astray from addresses.address`,
    );
    expect(counts).toEqual({ all: 651, objects: 48, houses: 550, roots: 1, astray: 0 });
    const [root] = await t.database.sql('select text, objectid from addresses.address where parent_id is null');
    expect(root).toEqual({ text: 'г. Байконур', objectid: '1460768' });
  });

  it('gives OKTMO to every house, and the postal code to those that have a current one', async () => {
    const rows = await t.database.sql(`select distinct oktmo, okato from addresses.address where kind in ('HOUSE', 'FLAT')`);
    expect(rows).toEqual([{ oktmo: '55000000', okato: '55000000000' }]);
    const [postal] = await t.database.sql(
      `select count(*) filter (where postal_code ~ '^\\d{6}$')::int as good, count(*)::int as all from addresses.address where kind = 'HOUSE'`,
    );
    expect(postal).toEqual({ good: 426, all: 550 });
  });

  it('keeps the letters and parts of house numbers', async () => {
    const [numbers] = await t.database.sql(
      `select count(*) filter (where number_key ~ '^\\d+$')::int as plain, count(*) filter (where number_key ~ '^\\d+а$')::int as a,
         count(*) filter (where number_key ~ '^\\d+б$')::int as b, count(*) filter (where number_key ~ '[кс]\\d')::int as parts
       from addresses.address where kind = 'HOUSE'`,
    );
    expect(numbers).toEqual({ plain: 411, a: 86, b: 22, parts: 5 });
  });

  it('finds a street, a house and a microdistrict as people type them', async () => {
    expect(await suggest('ленина')).toEqual(['г. Байконур, ул. Ленина']);
    expect(await suggest('Королёва пр-кт 3')).toContain('г. Байконур, пр-кт Академика Королева, д. 3');
    expect(await suggest('3 королева байконур')).toContain('г. Байконур, пр-кт Академика Королева, д. 3');
    expect(await suggest('5 мкр 12')).toEqual(['г. Байконур, мкр. 5-й, д. 12']);
    expect(await suggest('ktybyf')).toEqual(['г. Байконур, ул. Ленина']);
  });

  it('changes nothing when the same archive comes again', async () => {
    const state = () => t.database.sql(`select md5(string_agg(a::text, '|' order by id)) as sum, max(xmin::text) as writer from addresses.address a`);
    const before = await state();
    const again = await t.command('import', archive);
    expect(again.at(-1)).toBe('Адресов добавлено: 0, изменено: 0, снято с учёта: 0.');
    expect(await state()).toEqual(before);
  });
});
