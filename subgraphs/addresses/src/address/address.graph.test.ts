import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { townPlan, writeTownArchive } from '@demos/demo-town';
import { moduleUnderTest, type ModuleClient, type ModuleUnderTest } from '@demos/module-testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import addresses from '../module.js';

const plan = townPlan();
const folder = mkdtempSync(join(tmpdir(), 'addresses-graph-'));
const flat = plan.flats.find(({ active }) => active)!;
const house = flat.parent!;
let t: ModuleUnderTest;
let reader: ModuleClient;

beforeAll(async () => {
  await writeTownArchive(join(folder, 'town.zip'), plan);
  t = await moduleUnderTest(addresses);
  await t.command('import', join(folder, 'town.zip'));
  reader = t.as({ permissions: ['addresses.read'] });
});
afterAll(async () => {
  await t?.stop();
  rmSync(folder, { recursive: true });
});

interface Page {
  address: { children: { nodes: { id: string; name: string }[]; edges: { cursor: string }[]; pageInfo: { hasNextPage: boolean; endCursor: string | null } } };
}

const CHILDREN = `query ($id: ID!, $first: Int, $after: String, $kinds: [AddressKind!]) { address(id: $id) {
  children(first: $first, after: $after, kinds: $kinds) { nodes { id name } edges { cursor } pageInfo { hasNextPage endCursor } } } }`;

describe('the address graph', () => {
  it('gives path, parent and ancestors of a flat', async () => {
    const { address } = await reader.must<{ address: { path: string[]; parent: { id: string }; ancestors: { id: string; level: number }[]; kind: string } }>(
      'query ($id: ID!) { address(id: $id) { kind path parent { id } ancestors { id level } postalCode oktmo isLocal isActive } }',
      { id: flat.id },
    );
    expect(address).toMatchObject({ kind: 'FLAT', parent: { id: house.id }, isLocal: false, isActive: true, oktmo: flat.oktmo });
    expect(address.path.at(-1)).toBe(flat.id);
    expect(address.ancestors.map(({ id }) => id)).toEqual(address.path.slice(0, -1));
  });

  it('pages through children in the order of their numbers, each once', async () => {
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const page: Page = await reader.must<Page>(CHILDREN, { id: house.id, first: 7, after });
      seen.push(...page.address.children.nodes.map(({ name }) => name));
      after = page.address.children.pageInfo.hasNextPage ? page.address.children.pageInfo.endCursor : null;
    } while (after);
    expect(seen).toEqual(plan.flats.filter(({ parent, active }) => parent === house && active).map(({ number }) => `кв. ${number}`));
  });

  it('filters children by kind, and refuses a foreign cursor or an endless page', async () => {
    const page = await reader.must<Page>(CHILDREN, { id: house.id, kinds: ['STEAD'] });
    expect(page.address.children.nodes).toEqual([]);
    for (const wrong of [{ after: 'nonsense' }, { first: 100_000 }]) {
      const { errors } = await reader.query(CHILDREN, { id: house.id, ...wrong });
      expect(errors?.[0]).toMatchObject({ extensions: { code: 'BAD_USER_INPUT' } });
    }
  });

  it('answers ids in their order, with null for an unknown one', async () => {
    const ids = [house.id, '00000000-0000-4000-8000-000000000000', 'no uuid', flat.id];
    const { addresses: found } = await reader.must<{ addresses: ({ id: string } | null)[] }>('query ($ids: [ID!]!) { addresses(ids: $ids) { id } }', { ids });
    expect(found.map((address) => address?.id ?? null)).toEqual([house.id, null, null, flat.id]);
    const { addressRoots } = await reader.must<{ addressRoots: { id: string }[] }>('{ addressRoots { id } }');
    expect(addressRoots.map(({ id }) => id)).toEqual([plan.region.id]);
  });

  it('resolves references of other modules in one batch', async () => {
    const flats = plan.flats.filter(({ active }) => active).slice(0, 200);
    const answer = await reader.entities<{ id: string; path: string[]; ancestors: { name: string }[] }>(
      flats.map(({ id }) => ({ __typename: 'Address', id })),
      '... on Address { id path ancestors { name } }',
    );
    expect(answer.data?._entities.map(({ id }) => id)).toEqual(flats.map(({ id }) => id));
    expect(answer.data?._entities[0]!.ancestors.length).toBeGreaterThan(2);
  });

  it('is closed to who may not read addresses, whichever way', async () => {
    const stranger = t.as({ permissions: ['addresses.local.write'] });
    const reference = [{ __typename: 'Address', id: flat.id }];
    const answers = [
      await stranger.query('query ($id: ID!) { address(id: $id) { text } }', { id: flat.id }),
      await stranger.query('{ suggestAddresses(text: "мира") { text } }'),
      await stranger.entities(reference, '... on Address { text }'),
      await reader.query('{ addressImports { archive } }'),
      await t.as({ kind: 'anonymous' }).query('{ addressRoots { id } }'),
    ];
    expect(answers.map(({ errors }) => (errors?.[0] as { extensions: { code: string } } | undefined)?.extensions.code)).toEqual([
      'FORBIDDEN',
      'FORBIDDEN',
      'FORBIDDEN',
      'FORBIDDEN',
      'UNAUTHENTICATED',
    ]);
  });

  it('lists imports with their files to who may', async () => {
    const { addressImports } = await t
      .as({ permissions: ['addresses.imports.read'] })
      .must<{ addressImports: { state: string; releaseDate: string; files: { table: string; rowsRead: number; rowsLoaded: number }[] }[] }>(
        '{ addressImports { id state archive releaseDate releaseVersion startedAt finishedAt inserted regions files { table state rowsRead rowsLoaded rowsFiltered rowsQuarantined } } }',
      );
    expect(addressImports).toMatchObject([{ state: 'DONE', archive: 'town.zip', releaseDate: '2026-10-30', regions: [plan.regionCode] }]);
    expect(addressImports[0]!.files.find(({ table }) => table === 'HOUSES')!.rowsRead).toBeGreaterThan(plan.houses.length - 1);
  });
});
