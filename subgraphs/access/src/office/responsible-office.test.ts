import { moduleUnderTest, type ModuleUnderTest } from '@demos/module-testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadOffice, officeIds, places, smallOffice } from '../../fixtures/small-office.js';
import access from '../module.js';

interface Served {
  responsibleOffice: { code: string } | null;
}

const { region, city, quarter, street, village } = places;
const at = (...path: string[]) => ({ __typename: 'Address', id: path.at(-1) as string, path });

describe('the office of an address', () => {
  let t: ModuleUnderTest;
  beforeAll(async () => {
    t = await moduleUnderTest(access);
    await loadOffice(t, smallOffice());
  });
  afterAll(() => t.stop());

  it('is the one whose territory lies deepest on the way to it', async () => {
    const asked = [at(region, city, street), at(region, city, quarter, street), at(region, city), at(region, village), at(region)];
    const { data } = await t.as({}).entities<Served>(asked, '... on Address { responsibleOffice { code } }');
    expect(data._entities.map(({ responsibleOffice }) => responsibleOffice?.code ?? null)).toEqual(['01', '02', '01', null, null]);
  });

  it('is told to colleagues only', async () => {
    const { data, errors } = await t.as({ kind: 'anonymous' }).entities<Served>([at(region, city)], '... on Address { responsibleOffice { code } }');
    expect(data._entities).toEqual([{ responsibleOffice: null }]);
    expect(errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
  });

  it('is known by reference, many at a time', async () => {
    const references = [officeIds.quarter, officeIds.city, region].map((id) => ({ __typename: 'Office', id }));
    const { data } = await t.as({}).entities(references, '... on Office { name territory { id } }');
    expect(data._entities).toEqual([{ name: 'Заозёрный', territory: [{ id: quarter }] }, { name: 'Городской', territory: [{ id: city }] }, null]);
  });
});
