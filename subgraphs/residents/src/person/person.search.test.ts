import { uuidv7 } from '@demos/module-sdk';
import type { ModuleUnderTest } from '@demos/module-testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { clerk, FLAT_1, FLAT_2, openDesk, personInput, REGISTER, residence, STREET } from '../desk.fixture.js';

interface Found {
  persons: { nodes: { fullName: string }[]; totalCount: number | null; pageInfo: { hasNextPage: boolean; endCursor: string | null } };
}

const SEARCH = `query ($filter: PersonFilter!, $orderBy: PersonOrder, $first: Int, $after: String) {
  persons(filter: $filter, orderBy: $orderBy, first: $first, after: $after) { nodes { fullName } totalCount pageInfo { hasNextPage endCursor } }
}`;

const PEOPLE: [surname: string, givenName: string, patronymic: string, birthDate: string, address: string, number: string][] = [
  ['Мамедов', 'Али', 'Гасан оглы', '1931', FLAT_1.id, '000001'],
  ['Петров-Водкин', 'Кузьма', 'Сергеевич', '1978-11-05', FLAT_1.id, '000002'],
  ['Иванова', 'Алёна', 'Петровна', '1980-05-17', FLAT_2.id, '000003'],
  ['Иванов', 'Пётр', 'Алексеевич', '1980-05', FLAT_2.id, '000004'],
  ['Петров', 'Иван', 'Иванович', '1985-01-01', FLAT_2.id, '000005'],
];

describe('the search for people', () => {
  let desk: ModuleUnderTest;
  const search = async (filter: object, page: object = {}) => (await desk.as(clerk).must<Found>(SEARCH, { filter, ...page })).persons;
  const names = async (filter: object, page: object = {}) => (await search(filter, page)).nodes.map(({ fullName }) => fullName.split(' ')[0]);

  beforeAll(async () => {
    desk = await openDesk();
    for (const [surname, givenName, patronymic, birthDate, addressId, number] of PEOPLE) {
      const documents = [{ id: uuidv7(), kind: 'RF_PASSPORT', series: '4510', number, issuedOn: '2004-06-01', isMain: true }];
      await desk.as(clerk).must(REGISTER, {
        input: residence({ newPerson: personInput({ surname, givenName, patronymic, birthDate, documents }), addressId }),
      });
    }
  });
  afterAll(() => desk.stop());

  it.each(['гасаноглы', 'Гасан Оглы', 'мамедов гасаноглы', 'али мамедов', 'МАМЕДОВ А Г'])('case 13: "%s" finds Али Гасан оглы', async (text) => {
    expect(await names({ text })).toEqual(['Мамедов']);
  });

  it.each(['алена', 'Алёна', 'иванова алена', 'алёна петровна', 'Aлeна'])('case 14: "%s" finds Алёна', async (text) => {
    expect(await names({ text })).toEqual(['Иванова']);
  });

  it.each(['петров водкин', 'Петров-Водкин', 'петровводкин', 'водкин'])('case 14: "%s"', async (text) => {
    expect(await names({ text })).toEqual(text === 'водкин' ? [] : ['Петров-Водкин']);
  });

  it('lists those whose surname begins so before those whose given name does', async () => {
    expect(await names({ text: 'иван' })).toEqual(['Иванов', 'Иванова', 'Петров']);
    expect(await names({ text: 'петр' })).toEqual(['Петров', 'Петров-Водкин', 'Иванов', 'Иванова']);
  });

  it('finds by a name and a year, a month or a day of birth; a partly known date matches as far as it is known', async () => {
    expect(await names({ text: 'иванов 1980' })).toEqual(['Иванов', 'Иванова']);
    expect(await names({ text: 'иван 17.05.1980' })).toEqual(['Иванов', 'Иванова']);
    expect(await names({ text: 'иван 18.05.1980' })).toEqual(['Иванов']);
    expect(await names({ birthDate: '1931-07-09' })).toEqual(['Мамедов']);
    expect(await names({ birthFrom: '1980-01-01', birthTo: '1980-12-31' }, { orderBy: 'BIRTH_DATE' })).toEqual(['Иванов', 'Иванова']);
  });

  it('finds by separate fields, by document and by its beginning', async () => {
    expect(await names({ surname: 'иванов', givenName: 'пет' })).toEqual(['Иванов']);
    expect(await names({ document: '4510 000003' })).toEqual(['Иванова']);
    expect(await names({ document: '45 10' }, { orderBy: 'DOCUMENT' })).toHaveLength(5);
    expect(await names({ text: '4510 000002' })).toEqual(['Петров-Водкин']);
  });

  it('finds by an address of any level, on a day', async () => {
    expect(await names({ addressId: FLAT_1.id })).toEqual(['Мамедов', 'Петров-Водкин']);
    expect(await names({ addressId: STREET })).toHaveLength(5);
    expect(await names({ addressId: STREET, text: 'петров' })).toEqual(['Петров', 'Петров-Водкин', 'Иванова']);
    expect(await names({ addressId: STREET, registeredOn: '2019-12-31' })).toEqual([]);
    expect(await names({ addressId: STREET, kind: 'STAY' })).toEqual([]);
  });

  it('gives every person once over all pages, in order', async () => {
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const page: Found['persons'] = await search({ text: 'петр' }, { first: 1, after });
      seen.push(...page.nodes.map(({ fullName }) => fullName));
      expect(page.totalCount).toBe(4);
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
    } while (after);
    expect(seen).toEqual(['Петров Иван Иванович', 'Петров-Водкин Кузьма Сергеевич', 'Иванов Пётр Алексеевич', 'Иванова Алёна Петровна']);
  });

  it('refuses an empty filter and a broken cursor', async () => {
    for (const variables of [{ filter: {} }, { filter: { text: '  ' } }, { filter: { sex: 'MALE' } }, { filter: { text: '--' } }, { filter: { birthFrom: '2000-01-01', birthTo: '1999-01-01' } }, { filter: { text: 'и' }, after: 'x' }]) {
      const { errors } = await desk.as(clerk).query(SEARCH, variables);
      expect(errors?.[0]?.extensions?.['code']).toBe('BAD_USER_INPUT');
    }
  });

  it('takes quotes, percents and underscores for what they are', async () => {
    expect(await names({ text: "и' or '1'='1" })).toEqual([]);
    expect(await names({ text: '%' , addressId: FLAT_1.id })).toHaveLength(2);
  });
});
