import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addressText, townPlan, writeTownArchive, type ArchiveOptions, type PlannedAddress } from '@demos/demo-town';
import { moduleUnderTest, type ModuleUnderTest } from '@demos/module-testing';
import { uuidv7 } from '@demos/module-sdk';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import addresses from '../module.js';
import { parseImportArguments } from './import.command.js';

const plan = townPlan();
const folder = mkdtempSync(join(tmpdir(), 'addresses-import-'));
const good = join(folder, 'town.zip');
let t: ModuleUnderTest;

beforeAll(async () => {
  await writeTownArchive(good, plan);
  t = await moduleUnderTest(addresses);
  await t.command('import', good);
});
afterAll(async () => {
  await t?.stop();
  rmSync(folder, { recursive: true });
});

/** A district is written before its type. */
const official = (address: PlannedAddress) => addressText(address).replace('р-н Приозёрный', 'Приозёрный р-н');
const checksum = async () => (await t.database.sql(`select md5(string_agg(a::text, '|' order by id)) as sum from addresses.address a`))[0]!.sum as string;
const lastRun = async () =>
  (await t.database.sql<{ id: string; state: string; failure: string | null }>('select id, state, failure from addresses.import_run order by started_at desc limit 1'))[0]!;

describe('import of the synthetic town', () => {
  it('gives every living object of the plan its official text and the chain of its parents', async () => {
    const rows = await t.database.sql<{ id: string; text: string; path: string[] }>('select id, text, path from addresses.address');
    const found = new Map(rows.map((row) => [row.id, row]));
    const chain = (address: PlannedAddress): string[] => [...(address.parent ? chain(address.parent) : []), address.id];
    const living: PlannedAddress[] = [...plan.houses, ...plan.flats, ...plan.rooms, ...plan.steads].filter(({ active }) => active);
    for (const address of living) expect(found.get(address.id)).toEqual({ id: address.id, text: official(address), path: chain(address) });
    expect(living.length).toBeGreaterThan(1000);
    for (const gone of plan.streets.filter(({ active }) => !active)) expect(found.has(gone.id)).toBe(false);
  });

  it('is the same after a second import', async () => {
    const before = await checksum();
    expect((await t.command('import', good)).at(-1)).toBe('Адресов добавлено: 0, изменено: 0, снято с учёта: 0.');
    expect(await checksum()).toBe(before);
  });

  it('sets bad rows aside with their rule and takes the rest', async () => {
    const path = join(folder, 'bad-rows.zip');
    await writeTownArchive(path, plan, { badRows: 7 });
    const before = await checksum();
    await t.command('import', path);
    expect(await checksum()).toBe(before);
    const { id } = await lastRun();
    const { addressQuarantine } = await t.system.must<{ addressQuarantine: { file: string; rowNumber: number; rule: string; raw: string }[] }>(
      'query ($id: ID!) { addressQuarantine(importId: $id) { file rowNumber rule raw } }',
      { id },
    );
    expect(addressQuarantine.map(({ rule }) => rule)).toEqual(
      expect.arrayContaining(['OBJECTGUID.guid', 'OBJECTID.long', 'STARTDATE.date', 'OBJECTID.required', 'ISACTIVE.flag']),
    );
    expect(addressQuarantine).toHaveLength(7);
    expect(addressQuarantine[0]!.raw).toMatch(/^<HOUSE .*OBJECTGUID="not-a-guid".* \/>$/);
  });

  it.each<[string, ArchiveOptions, string]>([
    ['too many bad rows', { badRows: 150 }, 'слишком много негодных строк'],
    ['a wrong CRC32', { corruptCrc: 'HOUSES' }, 'Контрольная сумма'],
    ['a table missing', { omit: ['ADM_HIERARCHY'] }, 'нет обязательного файла'],
    ['its end cut off', { truncate: 0.6 }, 'оборван'],
  ])('takes nothing from an archive with %s', async (name, fault, message) => {
    const path = join(folder, `${name}.zip`);
    await writeTownArchive(path, plan, fault);
    const before = await checksum();
    const error = await t.command('import', path).catch((reason: { key: string; vars: Record<string, string> }) => reason);
    expect(error).toMatchObject({ code: 'ARCHIVE_FAULT' });
    expect(t.system.context().t((error as { key: string }).key, (error as { vars: Record<string, string> }).vars)).toContain(message);
    expect(await checksum()).toBe(before);
  });

  it('keeps the failed import on record with its quarantine', async () => {
    const path = join(folder, 'very-bad.zip');
    await writeTownArchive(path, plan, { badRows: 150 });
    await expect(t.command('import', path)).rejects.toThrow();
    const run = await lastRun();
    expect(run.state).toBe('FAILED');
    expect(run.failure).toContain('слишком много негодных строк');
    const [kept] = await t.database.sql('select count(*)::int as rows from addresses.quarantined_row where import_id = $1', [run.id]);
    expect(kept).toEqual({ rows: 150 });
  });

  it('refuses a second import while one is running', async () => {
    const results = await Promise.allSettled([t.command('import', good), t.command('import', good)]);
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('withdraws what a later archive no longer holds, keeps local additions, and follows a renamed street', async () => {
    const later = townPlan();
    const street = later.streets.find(({ active }) => active)!;
    const [gone, house] = later.houses.filter(({ parent, active }) => parent === street && active);
    const id = uuidv7();
    const added = await t.system.must<{ addLocalAddress: { text: string; isLocal: boolean } }>(
      'mutation ($input: AddLocalAddressInput!) { addLocalAddress(input: $input) { text isLocal } }',
      { input: { id, parentId: house!.id, kind: 'FLAT', number: '777' } },
    );
    expect(added.addLocalAddress).toEqual({ text: `${addressText(house!)}, кв. 777`, isLocal: true });

    street.name = 'Новое Имя';
    Object.assign(gone!, { active: false });
    for (const flat of gone!.flats) Object.assign(flat, { active: false });
    const path = join(folder, 'later.zip');
    await writeTownArchive(path, later);
    await t.command('import', path);

    const [row] = await t.database.sql('select is_active from addresses.address where id = $1', [gone!.id]);
    expect(row).toEqual({ is_active: false });
    const [local] = await t.database.sql('select text, is_local, is_active from addresses.address where id = $1', [id]);
    expect(local).toEqual({ text: `${addressText(house!)}, кв. 777`, is_local: true, is_active: true });
    expect(addressText(house!)).toContain('Новое Имя');

    await t.command('import', good);
    const [back] = await t.database.sql('select is_active from addresses.address where id = $1', [gone!.id]);
    expect(back).toEqual({ is_active: true });
  });
});

describe('arguments of the command', () => {
  it('takes a path and regions', () => {
    expect(parseImportArguments(['gar.zip', '--regions', '99,47'])).toEqual({ path: 'gar.zip', regions: ['99', '47'] });
    expect(parseImportArguments(['--regions=99', 'gar.zip'])).toEqual({ path: 'gar.zip', regions: ['99'] });
  });

  it.each([[['a.zip', 'b.zip']], [[]], [['a.zip', '--regions', '9']], [['a.zip', '--regions', '']]])('refuses %j', (args) => {
    expect(() => parseImportArguments(args)).toThrow();
  });
});
