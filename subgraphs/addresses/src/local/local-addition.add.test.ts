import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { townPlan, writeTownArchive } from '@demos/demo-town';
import { moduleUnderTest, type ModuleUnderTest } from '@demos/module-testing';
import { uuidv7 } from '@demos/module-sdk';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import addresses from '../module.js';

const plan = townPlan();
const folder = mkdtempSync(join(tmpdir(), 'addresses-local-'));
const flat = plan.flats.find(({ active }) => active)!;
const house = flat.parent!;
const street = house.parent!;
let t: ModuleUnderTest;

beforeAll(async () => {
  await writeTownArchive(join(folder, 'town.zip'), plan);
  t = await moduleUnderTest(addresses);
  await t.command('import', join(folder, 'town.zip'));
});
afterAll(async () => {
  await t?.stop();
  rmSync(folder, { recursive: true });
});

const ADD = 'mutation ($input: AddLocalAddressInput!) { addLocalAddress(input: $input) { id text name kind isLocal path postalCode } }';
const clerk = () => t.as({ permissions: ['addresses.read', 'addresses.local.write'] });
const add = (input: Record<string, unknown>, locale: 'ru' | 'en' = 'ru') =>
  clerk().query<{ addLocalAddress: { id: string; text: string; path: string[] } }>(ADD, { input: { id: uuidv7(), ...input } }, { locale });

async function problemsOf(input: Record<string, unknown>, locale: 'ru' | 'en' = 'ru') {
  const { errors } = await add(input, locale);
  const { code, fields } = errors![0]!.extensions;
  expect(code).toBe('BAD_USER_INPUT');
  return (fields as { field: string; message: string }[]).map(({ field, message }) => `${field}: ${message}`);
}

describe('adding an address that the directory lacks', () => {
  it('adds a house and a flat in it, marked as local, and both are suggested', async () => {
    const houseId = uuidv7();
    const { data } = await add({ id: houseId, parentId: street.id, kind: 'HOUSE', number: '901 к. 2', comment: 'сдан в 2026' });
    expect(data!.addLocalAddress).toMatchObject({ id: houseId, name: 'д. 901 к. 2', kind: 'HOUSE', isLocal: true });
    const inside = await add({ parentId: houseId, kind: 'FLAT', number: '3' });
    expect(inside.data!.addLocalAddress.path.slice(-2)[0]).toBe(houseId);
    const { suggestAddresses } = await clerk().must<{ suggestAddresses: { address: { id: string } }[] }>(
      'query ($text: String!, $within: ID) { suggestAddresses(text: $text, within: $within) { address { id } } }',
      { text: '901к2 кв 3', within: street.id },
    );
    expect(suggestAddresses[0]!.address.id).toBe(inside.data!.addLocalAddress.id);
    const [history] = await t.database.sql(`select actor_name, op from addresses.history where subject_id = $1`, [houseId]);
    expect(history).toEqual({ actor_name: 'Проверкина Мария Ивановна', op: 'I' });
  });

  it('adds once when the same request comes twice, also at one time', async () => {
    const input = { id: uuidv7(), parentId: house.id, kind: 'FLAT', number: '902' };
    const answers = await Promise.all([add(input), add(input), add(input)]);
    expect(answers.map(({ data }) => data?.addLocalAddress.id)).toEqual([input.id, input.id, input.id]);
    const other = await add({ ...input, number: '903' });
    expect(other.errors![0]).toMatchObject({ extensions: { code: 'CONFLICT' } });
  });

  it('lets one of two clerks add the same flat, and tells the other', async () => {
    const input = { parentId: house.id, kind: 'FLAT', number: '904' };
    const answers = await Promise.all([add(input), add(input)]);
    expect(answers.filter(({ errors }) => errors).length).toBe(1);
  });

  it('refuses a number that is there already, however it is written', async () => {
    expect(await problemsOf({ parentId: house.id, kind: 'FLAT', number: ` ${(flat as { number: string }).number} ` })).toEqual([
      expect.stringMatching(/^number: Такой адрес уже есть: .*кв\. \d+$/),
    ]);
  });

  it.each([
    ['an unknown parent', () => ({ parentId: uuidv7(), kind: 'FLAT', number: '1' }), ['parentId: There is no such address']],
    ['a flat under a street', () => ({ parentId: street.id, kind: 'FLAT', number: '1000' }), [expect.stringMatching(/^kind: It cannot be added here/)]],
    ['a street', () => ({ parentId: plan.town.id, kind: 'STREET', number: 'Новая' }), [expect.stringMatching(/^kind: Only a house/)]],
    [
      'several mistakes at once',
      () => ({ parentId: house.id, kind: 'FLAT', number: '  ', postalCode: '12' }),
      ['number: Enter the number', 'postalCode: A postal code is six digits'],
    ],
    ['a number that is too long', () => ({ parentId: house.id, kind: 'FLAT', number: '1'.repeat(51) }), ['number: The number is longer than 50 characters']],
    ['a number of signs alone', () => ({ parentId: house.id, kind: 'FLAT', number: '—' }), ['number: The number must have a digit or a letter']],
  ])('refuses %s with an error per field', async (_, input, problems) => {
    expect(await problemsOf(input(), 'en')).toEqual(problems);
  });

  it('needs the permission', async () => {
    const input = { id: uuidv7(), parentId: house.id, kind: 'FLAT', number: '905' };
    const { errors } = await t.as({ permissions: ['addresses.read'] }).query(ADD, { input });
    expect(errors![0]).toMatchObject({ extensions: { code: 'FORBIDDEN', permission: 'addresses.local.write' } });
  });
});
