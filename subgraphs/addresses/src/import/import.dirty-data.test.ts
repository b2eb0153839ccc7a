import { createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { archiveEntries, townPlan } from '@demos/demo-town';
import { moduleUnderTest, type ModuleUnderTest } from '@demos/module-testing';
import { uuidv7 } from '@demos/module-sdk';
import { ZipFile } from 'yazl';
import { afterAll, beforeAll, expect, it } from 'vitest';
import addresses from '../module.js';

const plan = townPlan();
const flat = plan.flats.find(({ active }) => active)!;
const [house, other] = plan.houses.filter(({ active, flats }) => active && flats.length === 0);
const folder = mkdtempSync(join(tmpdir(), 'addresses-dirty-'));
let t: ModuleUnderTest;

beforeAll(async () => void (t = await moduleUnderTest(addresses)));
afterAll(async () => {
  await t?.stop();
  rmSync(folder, { recursive: true });
});

/** The town's archive with the text of some tables changed. */
async function importChanged(change: Record<string, (xml: string) => string>): Promise<string[]> {
  const path = join(folder, `${uuidv7()}.zip`);
  const zip = new ZipFile();
  for (const { name, table, content } of archiveEntries(plan)) {
    const text = [...content].join('');
    zip.addBuffer(Buffer.from(change[table]?.(text) ?? text), name);
  }
  zip.end();
  await pipeline(zip.outputStream, createWriteStream(path));
  return t.command('import', path);
}

const rulesOfLast = async () =>
  (
    await t.database.sql<{ rule: string; raw: string }>(
      `select rule, raw from addresses.quarantined_row where import_id = (select id from addresses.import_run order by started_at desc limit 1)`,
    )
  ).map(({ rule }) => rule);
const exists = async (id: string) => (await t.database.sql('select from addresses.address where id = $1 and is_active', [id])).length === 1;
const rowOf = (xml: string, objectId: number) => new RegExp(`<[A-Z]+ (?=[^>]*OBJECTID="${objectId}")[^>]*/>`, 'g').exec(xml)![0];

it('sets an object without a chain to the root aside, and nothing else', async () => {
  const printed = await importChanged({
    ADM_HIERARCHY: (xml) => {
      const row = rowOf(xml, flat.objectId);
      return xml.replace(row, row.replace(/PARENTOBJID="\d+"/, 'PARENTOBJID="999999999999"'));
    },
  });
  expect(await rulesOfLast()).toEqual(['PARENTOBJID.missing']);
  expect(await exists(flat.id)).toBe(false);
  expect(printed.at(-2)).toMatch(/всего\s+\d+\s+\d+\s+\d+\s+1$/);
});

it('breaks a circle of parents instead of following it', async () => {
  await importChanged({
    ADM_HIERARCHY: (xml) => {
      const row = rowOf(xml, house!.objectId);
      return xml.replace(row, row.replace(/PARENTOBJID="\d+"/, `PARENTOBJID="${house!.objectId}"`));
    },
  });
  expect(await rulesOfLast()).toEqual(['PARENTOBJID.missing']);
});

it('keeps one of two objects that share a GUID', async () => {
  await importChanged({ HOUSES: (xml) => xml.replaceAll(other!.id, house!.id) });
  expect(await rulesOfLast()).toEqual(['OBJECTGUID.twice']);
});

it('takes the newest of several living versions', async () => {
  await importChanged({
    HOUSES: (xml) => {
      const row = rowOf(xml, house!.objectId);
      const newer = row.replace(/HOUSENUM="[^"]*"/, 'HOUSENUM="999"').replace(/UPDATEDATE="[^"]*"/, 'UPDATEDATE="2026-10-29"').replace(/ ID="\d+"/, ' ID="2999999999"');
      return xml.replace(row, newer + row);
    },
  });
  const [found] = await t.database.sql('select number_key from addresses.address where id = $1', [house!.id]);
  expect(found!.number_key).toMatch(/^999/);
  expect(await rulesOfLast()).toEqual([]);
});

it('takes a moved object under its new parent, whatever the published PATH says', async () => {
  await importChanged({
    ADM_HIERARCHY: (xml) => {
      const row = rowOf(xml, flat.objectId);
      return xml.replace(row, row.replace(/PARENTOBJID="\d+"/, `PARENTOBJID="${house!.objectId}"`));
    },
  });
  const [moved] = await t.database.sql<{ parent_id: string; path: string[] }>('select parent_id, path from addresses.address where id = $1', [flat.id]);
  expect(moved!.parent_id).toBe(house!.id);
  expect(moved!.path.slice(-2)).toEqual([house!.id, flat.id]);
});

it('counts unknown attributes as drift of the format, not as errors', async () => {
  await importChanged({ ROOMS: (xml) => xml.replace('<ROOM ', '<ROOM NEWONE="1" ') });
  const rows = await t.database.sql(`select distinct unknown_attributes from addresses.import_file where gar_table = 'ROOMS' and cardinality(unknown_attributes) > 0`);
  expect(rows).toEqual([{ unknown_attributes: ['NEWONE'] }]);
});

it('closes the record of an import that was killed', async () => {
  const id = uuidv7();
  await t.database.sql(`insert into addresses.import_run (id, archive, state) values ($1, 'killed.zip', 'RUNNING')`, [id]);
  await importChanged({});
  const [run] = await t.database.sql('select state, failure from addresses.import_run where id = $1', [id]);
  expect(run).toEqual({ state: 'FAILED', failure: 'interrupted' });
});
