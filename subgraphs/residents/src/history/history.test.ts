import { uuidv7 } from '@demos/module-sdk';
import type { ModuleUnderTest } from '@demos/module-testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays, today } from '../calendar/day.js';
import { chief, clerk, FLAT_2, openDesk, personInput, REGISTER, residence, type Registered } from '../desk.fixture.js';

interface Entry {
  actorName: string;
  reason: string | null;
  table: string;
  operation: string;
  changes: { field: string; coordinate: string; before: string | null; after: string | null }[];
}

const UPDATE = 'mutation ($input: UpdatePersonInput!) { updatePerson(input: $input) { id version surname } }';
const SAVE = 'mutation ($input: SaveDocumentInput!) { saveDocument(input: $input) { id isMain validTo isExpired } }';

describe('the history of a person', () => {
  let desk: ModuleUnderTest;
  let home: Registered['registerPerson'];
  const id = () => home.person.id;
  const data = (over: object = {}) => ({ surname: 'Иванов', givenName: 'Иван', patronymic: 'Иванович', sex: 'MALE', birthDate: '1980-05-17', birthPlace: 'г. Приозёрск', citizenship: 'RUS', ...over });

  beforeAll(async () => {
    desk = await openDesk();
    home = (await desk.as(clerk).must<Registered>(REGISTER, { input: residence({ newPerson: personInput() }) })).registerPerson;
  });
  afterAll(() => desk.stop());

  it('tells who changed what, from what, to what, and why', async () => {
    await desk.as(chief).must(UPDATE, { input: { id: id(), version: 1, reason: 'Вступление в брак', ...data({ surname: 'Петров' }) } });
    const { person } = await desk.as(clerk).must<{ person: { history: { nodes: Entry[] } } }>(
      'query ($id: ID!) { person(id: $id) { history { nodes { actorName reason table operation changes { field coordinate before after } } } } }',
      { id: id() },
    );
    expect(person.history.nodes[0]).toEqual({
      actorName: 'Главный Иван Ильич', reason: 'Вступление в брак', table: 'person', operation: 'CHANGED',
      changes: [{ field: 'surname', coordinate: 'Person.surname', before: 'Иванов', after: 'Петров' }],
    });
    const created = person.history.nodes.find(({ table, operation }) => table === 'registration' && operation === 'CREATED');
    expect(created?.changes).toContainEqual({ field: 'dwelling', coordinate: 'Registration.dwelling', before: null, after: home.dwelling.addressText });
  });

  it('asks for a reason, and refuses a change of an old version with who was first', async () => {
    const noReason = await desk.as(clerk).query(UPDATE, { input: { id: id(), version: 2, reason: ' ', ...data() } });
    expect(noReason.errors?.[0]?.extensions).toMatchObject({ fields: [{ field: 'reason' }] });
    const stale = await desk.as(clerk).query(UPDATE, { input: { id: id(), version: 1, reason: 'Опечатка', ...data() } });
    expect(stale.errors?.[0]?.extensions?.['code']).toBe('CONFLICT');
    expect(stale.errors?.[0]?.message).toContain('Главный Иван Ильич');
  });

  it('gives the pages one after another', async () => {
    const page = (after?: string) =>
      desk.as(clerk).must<{ person: { history: { nodes: { id: string }[]; pageInfo: { hasNextPage: boolean; endCursor: string } } } }>(
        'query ($id: ID!, $after: String) { person(id: $id) { history(first: 2, after: $after) { nodes { id } pageInfo { hasNextPage endCursor } } } }',
        { id: id(), after },
      );
    const first = (await page()).person.history;
    const second = (await page(first.pageInfo.endCursor)).person.history;
    expect(first.pageInfo.hasNextPage).toBe(true);
    expect(Number(second.nodes[0]?.id)).toBeLessThan(Number(first.nodes.at(-1)?.id));
  });

  it('a new passport becomes the main document and the old one stays', async () => {
    const saved = await desk.as(clerk).must<{ saveDocument: object }>(SAVE, {
      input: { id: uuidv7(), personId: id(), kind: 'RF_PASSPORT', series: '4020', number: '654321', issuedOn: '2025-06-01', reason: 'Обмен' },
    });
    expect(saved.saveDocument).toMatchObject({ isMain: true, validTo: null, isExpired: false });
    const { person } = await desk.as(clerk).must<{ person: { documents: { number: string; isMain: boolean }[] } }>(
      'query ($id: ID!) { person(id: $id) { documents { number isMain } } }',
      { id: id() },
    );
    expect(person.documents).toEqual([{ number: '654321', isMain: true }, { number: '123456', isMain: false }]);
  });

  it('the card as of a day shows names and documents as they were recorded, and the registrations in force', async () => {
    await desk.database.sql("alter table residents.history disable trigger history_append_only");
    await desk.database.sql("update residents.history set at = at - interval '10 days' where subject_id = $1 and op = 'I' and not (after ->> 'number' = '654321' and table_name = 'identity_document')", [id()]);
    await desk.database.sql("alter table residents.history enable trigger history_append_only");
    await desk.as(clerk).must(REGISTER, { input: residence({ personId: id(), addressId: FLAT_2.id, from: today() }) });
    const CARD = `query ($id: ID!, $asOf: Date) { person(id: $id, asOf: $asOf) {
      surname asOf documents { number } registrations { state dwelling { addressText } } residence { dwelling { addressText } } } }`;
    const then = await desk.as(clerk).must<{ person: object }>(CARD, { id: id(), asOf: addDays(today(), -5) });
    expect(then.person).toEqual({
      surname: 'Иванов', asOf: addDays(today(), -5), documents: [{ number: '123456' }],
      registrations: [{ state: 'ACTIVE', dwelling: { addressText: home.dwelling.addressText } }],
      residence: { dwelling: { addressText: home.dwelling.addressText } },
    });
    const now = await desk.as(clerk).must<{ person: object }>(CARD, { id: id() });
    expect(now.person).toMatchObject({ surname: 'Петров', asOf: null, residence: { dwelling: { addressText: FLAT_2.text } } });
  });

  it('before the first record, the earliest known state is shown', async () => {
    const { person } = await desk.as(clerk).must<{ person: object }>(
      'query ($id: ID!) { person(id: $id, asOf: "2021-01-01") { surname residence { from } age } }',
      { id: id() },
    );
    expect(person).toEqual({ surname: 'Иванов', residence: { from: '2020-03-01' }, age: 40 });
  });

  it('remembers who read the card', async () => {
    const rows = await desk.database.sql<{ actor_name: string }>('select distinct actor_name from residents.card_reading where person_id = $1', [id()]);
    expect(rows).toEqual([{ actor_name: 'Соколова Анна Петровна' }]);
  });

  it.each(['person', 'registration', 'card_reading'])('nothing is deleted from %s, not even by the owner of the table', async (table) => {
    await expect(desk.database.sql(`delete from residents.${table}`)).rejects.toThrow(/never deleted/);
  });

  it('two residences at one time are refused by the database itself', async () => {
    await expect(
      desk.database.sql(
        `insert into residents.registration (id, person_id, dwelling_id, office_id, kind, starts_on)
         select gen_random_uuid(), person_id, dwelling_id, office_id, kind, starts_on from residents.registration where closed_on is null`,
      ),
    ).rejects.toThrow(/registration_one_residence/);
  });
});
