import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { townPlan, writeTownArchive, type PlannedFlat, type PlannedHouse } from '@demos/demo-town';
import { moduleUnderTest, type ModuleUnderTest } from '@demos/module-testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import addresses from '../module.js';

const plan = townPlan();
const folder = mkdtempSync(join(tmpdir(), 'addresses-suggest-'));
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

interface Suggestion {
  address: { id: string; kind: string; name: string };
  text: string;
  highlights: { start: number; end: number }[];
}

const QUERY = `query ($text: String!, $within: ID, $kinds: [AddressKind!], $first: Int! = 10) {
  suggestAddresses(text: $text, within: $within, kinds: $kinds, first: $first) { text highlights { start end } address { id kind name } }
}`;

async function suggest(text: string, options: { within?: string; kinds?: string[]; first?: number } = {}): Promise<Suggestion[]> {
  return (await t.system.must<{ suggestAddresses: Suggestion[] }>(QUERY, { text, ...options })).suggestAddresses;
}

const inTown = plan.flats.filter((flat) => {
  const house = flat.parent as PlannedHouse;
  return flat.active && house.parent?.kind === 'area' && house.parent.level === 8 && house.parent.parent === plan.town;
});
const withCorpus = inTown.find((flat) => (flat.parent as PlannedHouse).additions.some(({ type }) => type === 1))!;
const withoutCorpus = inTown.find((flat) => (flat.parent as PlannedHouse).additions.length === 0)!;
const houseOf = (flat: PlannedFlat) => flat.parent as PlannedHouse;
const streetOf = (flat: PlannedFlat) => houseOf(flat).parent as { name: string; typeName: string; id: string };

describe('suggest in a town', () => {
  it('finds a flat by street, house and flat, however it is written', async () => {
    const flat = withCorpus;
    const house = houseOf(flat);
    const { name, typeName } = streetOf(flat);
    const corpus = house.additions[0]!.number;
    const spellings = [
      `${typeName} ${name}, д. ${house.number} к. ${corpus}, кв. ${flat.number}`,
      `${name} ${house.number}к${corpus}-${flat.number}`,
      `${name} ${house.number} корп ${corpus} кв ${flat.number}`.toUpperCase(),
      `${name} ${house.number}/${corpus} ${flat.number}`,
      `${name} ${house.number} ${corpus} ${flat.number}`,
      `кв ${flat.number} ${name} ${house.number} к ${corpus}`,
      `${plan.town.name} ${name} д${house.number}к${corpus}кв${flat.number}`,
    ];
    for (const spelling of spellings) {
      const found = await suggest(spelling);
      expect({ spelling, first: found[0]?.address.id }).toEqual({ spelling, first: flat.id });
    }
  });

  it('finds every street of the town by its name, and by its first letters', async () => {
    for (const street of plan.streets.filter(({ active, parent }) => active && parent === plan.town)) {
      const ids = async (text: string) => (await suggest(text, { within: plan.town.id })).map(({ address }) => address.id);
      expect(await ids(street.name)).toContain(street.id);
      expect(await ids(`${street.typeName} ${street.name.toLowerCase().replaceAll('ё', 'е')}`)).toContain(street.id);
      expect(await ids(`${street.name.slice(0, 4)} ${street.typeName}`)).toContain(street.id);
    }
  });

  it('goes from the street to the house to its flats as one types on', async () => {
    const flat = withoutCorpus;
    const house = houseOf(flat);
    const { name, id } = streetOf(flat);
    expect((await suggest(name, { within: plan.town.id }))[0]!.address.id).toBe(id);
    expect((await suggest(`${name} ${house.number}`, { within: plan.town.id }))[0]!.address.id).toBe(house.id);
    const inside = await suggest(`${name} ${house.number}, `, { within: plan.town.id });
    expect(inside.map(({ address }) => address.kind).slice(0, 3)).toEqual(['HOUSE', 'FLAT', 'FLAT']);
    expect(inside.slice(1, 4).map(({ address }) => address.name)).toEqual(['кв. 1', 'кв. 2', 'кв. 3']);
  });

  it('offers the house when the flat is not in the directory, the street when the house is not', async () => {
    const { name, id } = streetOf(withoutCorpus);
    const house = houseOf(withoutCorpus);
    expect((await suggest(`${name} ${house.number} кв 9999`, { within: plan.town.id }))[0]!.address.id).toBe(house.id);
    expect((await suggest(`${name} 9999`, { within: plan.town.id }))[0]!.address.id).toBe(id);
  });

  it('keeps to the kinds and to the place that were asked for', async () => {
    const { name } = streetOf(withoutCorpus);
    const houses = await suggest(name, { kinds: ['HOUSE'], within: plan.town.id });
    expect(new Set(houses.map(({ address }) => address.kind))).toEqual(new Set(['HOUSE']));
    const flats = await suggest('1', { within: houseOf(withoutCorpus).id });
    expect(flats[0]!.text).toMatch(/кв\. 1$/);
    expect(await suggest(name, { within: plan.village.id, kinds: ['FLAT'] })).toEqual([]);
  });

  it('marks what was typed in UTF-16 units of the text', async () => {
    const house = houseOf(withoutCorpus);
    const { name } = streetOf(withoutCorpus);
    const [best] = await suggest(`${name.toLowerCase()} ${house.number}`, { within: plan.town.id });
    const marked = best!.highlights.map(({ start, end }) => best!.text.slice(start, end)).join(' ');
    expect(marked).toBe(`${name.replaceAll('-', ' ')} ${house.number}`);
  });

  it('answers nothing for nothing, and refuses what is too long', async () => {
    expect(await suggest('')).toEqual([]);
    expect(await suggest('  ,. ')).toEqual([]);
    expect(await suggest("' & | ! :* \\ <-> ()")).toEqual([]);
    expect(await suggest('ъъъъъъ')).toEqual([]);
    const { errors } = await t.system.query(QUERY, { text: 'я'.repeat(301) });
    expect(errors?.[0]).toMatchObject({ extensions: { code: 'BAD_USER_INPUT', fields: [{ field: 'text' }] } });
  });
});
