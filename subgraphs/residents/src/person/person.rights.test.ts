import { uuidv7 } from '@demos/module-sdk';
import type { ModuleUnderTest } from '@demos/module-testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { analyst, clerk, FLAT_1, OFFICE_2, openDesk, otherClerk, personInput, REGISTER, residence, type Registered } from '../desk.fixture.js';
import { can } from '../rights.js';

const DOCUMENTS = 'documents { id kind series number issuedOn } mainDocument { series number }';

interface Numbered {
  documents: { id: string; kind: string; series: string | null; number: string | null }[];
  mainDocument: { series: string | null; number: string | null } | null;
}

describe('document numbers', () => {
  let desk: ModuleUnderTest;
  let home: Registered['registerPerson'];
  const hidden = { series: null, number: null };
  const restricted = expect.arrayContaining([
    { coordinate: 'IdentityDocument.series', level: 'hidden', module: 'residents' },
    { coordinate: 'IdentityDocument.number', level: 'hidden', module: 'residents' },
  ]);

  beforeAll(async () => {
    desk = await openDesk();
    home = (await desk.as(clerk).must<Registered>(REGISTER, { input: residence({ newPerson: personInput() }) })).registerPerson;
  });
  afterAll(() => desk.stop());

  it('are shown to a clerk', async () => {
    const { person } = await desk.as(clerk).must<{ person: Numbered }>(`query ($id: ID!) { person(id: $id) { ${DOCUMENTS} } }`, { id: home.person.id });
    expect(person.documents).toMatchObject([{ kind: 'RF_PASSPORT', series: '4510', number: '123456' }]);
  });

  it('are null with a reason for an analyst: through the card', async () => {
    const answer = await desk.as(analyst).query<{ person: Numbered }>(`query ($id: ID!) { person(id: $id) { ${DOCUMENTS} } }`, { id: home.person.id });
    expect(answer.data?.person.documents).toMatchObject([{ kind: 'RF_PASSPORT', ...hidden }]);
    expect(answer.data?.person.mainDocument).toEqual(hidden);
    expect(answer.extensions?.['restricted']).toEqual(restricted);
    expect(answer.errors).toBeUndefined();
  });

  it('… through a list', async () => {
    const answer = await desk.as(analyst).query<{ persons: { nodes: Numbered[] } }>(`{ persons(filter: { text: "иванов" }) { nodes { ${DOCUMENTS} } } }`);
    expect(answer.data?.persons.nodes[0]?.documents).toMatchObject([hidden]);
    expect(answer.extensions?.['restricted']).toEqual(restricted);
  });

  it('… through a registration and a dwelling', async () => {
    const answer = await desk.as(analyst).query<{ dwelling: { residents: { person: Numbered }[] } }>(
      `query ($id: ID!) { dwelling(id: $id) { residents { person { ${DOCUMENTS} } } } }`,
      { id: home.dwelling.id },
    );
    expect(answer.data?.dwelling.residents[0]?.person.documents).toMatchObject([hidden]);
  });

  it('… through _entities', async () => {
    const { person } = await desk.as(clerk).must<{ person: Numbered }>(`query ($id: ID!) { person(id: $id) { ${DOCUMENTS} } }`, { id: home.person.id });
    const id = person.documents[0]?.id ?? '';
    const answer = await desk.as(analyst).entities<{ series: string | null }>([{ __typename: 'IdentityDocument', id }], '... on IdentityDocument { series number }');
    expect(answer.data?._entities).toEqual([hidden]);
    const whole = await desk.as(analyst).entities<Numbered>([{ __typename: 'Person', id: home.person.id }], `... on Person { ${DOCUMENTS} }`);
    expect(whole.data?._entities[0]?.documents).toMatchObject([hidden]);
  });

  it('… through asOf', async () => {
    const answer = await desk.as(analyst).query<{ person: Numbered }>(
      `query ($id: ID!) { person(id: $id, asOf: "2026-01-01") { ${DOCUMENTS} } }`,
      { id: home.person.id },
    );
    expect(answer.data?.person.documents).toMatchObject([hidden]);
  });

  it.each([
    ['filter', '{ persons(filter: { document: "4510123456" }) { nodes { id } } }'],
    ['filter together with others', '{ persons(filter: { text: "иванов", document: "45" }) { nodes { id } } }'],
    ['sort', '{ persons(filter: { text: "иванов" }, orderBy: DOCUMENT) { nodes { id } } }'],
  ])('cannot be guessed by the %s', async (_what, query) => {
    const answer = await desk.as(analyst).query(query);
    expect(answer.errors?.[0]?.extensions).toMatchObject({ code: 'FORBIDDEN', coordinate: expect.stringContaining('IdentityDocument.') });
    expect((await desk.as(clerk).query(query)).errors).toBeUndefined();
  });

  it('cannot be guessed by the search box', async () => {
    const query = '{ persons(filter: { text: "4510 123456" }) { nodes { id } totalCount } }';
    expect((await desk.as(analyst).must<{ persons: object }>(query)).persons).toEqual({ nodes: [], totalCount: 0 });
    expect((await desk.as(clerk).must<{ persons: { nodes: object[] } }>(query)).persons.nodes).toHaveLength(1);
  });

  it('are masked in the history of one who may read the history but not the numbers', async () => {
    const reader = { ...analyst, permissions: [...(analyst.permissions ?? []), can.readHistory] };
    const answer = await desk.as(reader).query<{ person: { history: { nodes: { table: string; changes: { field: string; after: string | null }[] }[] } } }>(
      'query ($id: ID!) { person(id: $id) { history { nodes { table changes { field after } } } } }',
      { id: home.person.id },
    );
    const document = answer.data?.person.history.nodes.find(({ table }) => table === 'identity_document');
    expect(document?.changes).toEqual(
      expect.arrayContaining([{ field: 'number', after: null }, { field: 'series', after: null }, { field: 'kind', after: 'RF_PASSPORT' }]),
    );
    expect(JSON.stringify(answer)).not.toContain('123456');
    expect(answer.extensions?.['restricted']).toEqual(restricted);
  });

  it('are shown in part to one whose right is a mask', async () => {
    const half = { ...analyst, fieldRights: { 'IdentityDocument.number': 'masked' as const } };
    const { person } = await desk.as(half).must<{ person: Numbered }>(`query ($id: ID!) { person(id: $id) { ${DOCUMENTS} } }`, { id: home.person.id });
    expect(person.documents).toMatchObject([{ series: null, number: '••••56' }]);
  });

  it('never reach a printed form of one who may print but not see them', async () => {
    const printer = { ...analyst, permissions: [...(analyst.permissions ?? []), can.print] };
    const [seen, unseen] = [
      await desk.as(clerk).file(`certificate/${home.id}.pdf`),
      await desk.as(printer).file(`certificate/${home.id}.pdf`),
    ];
    expect([seen.status, unseen.status]).toEqual([200, 200]);
    expect((await desk.as(analyst).file(`certificate/${home.id}.pdf`)).status).toBe(403);
  });
});

describe('the territory of an office', () => {
  let desk: ModuleUnderTest;
  let home: Registered['registerPerson'];
  const stranger = desk0(OFFICE_2);

  function desk0(office: string) {
    return { ...otherClerk, offices: [office] };
  }

  beforeAll(async () => {
    desk = await openDesk();
    home = (await desk.as(clerk).must<Registered>(REGISTER, { input: residence({ newPerson: personInput() }) })).registerPerson;
  });
  afterAll(() => desk.stop());

  it('hides people, dwellings and registrations from other offices on every path', async () => {
    const query = `query ($person: ID!, $dwelling: ID!, $registration: ID!) {
      person(id: $person) { id } dwelling(id: $dwelling) { id } registration(id: $registration) { id }
      persons(filter: { text: "иванов" }) { nodes { id } totalCount }
      document: persons(filter: { document: "4510123456" }) { nodes { id } }
    }`;
    const ids = { person: home.person.id, dwelling: home.dwelling.id, registration: home.id };
    expect(await desk.as(stranger).must(query, ids)).toEqual({
      person: null, dwelling: null, registration: null, persons: { nodes: [], totalCount: 0 }, document: { nodes: [] },
    });
    expect(await desk.as(clerk).must(query, ids)).toMatchObject({ person: { id: home.person.id }, persons: { totalCount: 1 } });
    const entities = await desk.as(stranger).entities(
      [{ __typename: 'Person', id: home.person.id }, { __typename: 'Dwelling', id: home.dwelling.id }, { __typename: 'Registration', id: home.id }, { __typename: 'Address', id: FLAT_1.id }],
      '__typename ... on Person { surname } ... on Dwelling { addressText } ... on Registration { from } ... on Address { dwelling { id } }',
    );
    expect(entities.data?._entities).toEqual([null, null, null, { __typename: 'Address', dwelling: null }]);
    expect((await desk.as(stranger).file(`certificate/${home.id}.pdf`)).status).toBe(404);
  });

  it('answers the dwelling of an address to its own office', async () => {
    const answer = await desk.as(clerk).entities([{ __typename: 'Address', id: FLAT_1.id }], '... on Address { dwelling { addressText } }');
    expect(answer.data?._entities).toEqual([{ dwelling: { addressText: FLAT_1.text } }]);
  });

  it('lets nobody in without the permission', async () => {
    const nobody = { ...clerk, permissions: [] };
    const answer = await desk.as(nobody).query('query ($id: ID!) { person(id: $id) { id } }', { id: home.person.id });
    expect(answer.errors?.[0]?.extensions).toMatchObject({ code: 'FORBIDDEN', permission: 'residents.person.read' });
    const anonymous = await desk.as({ kind: 'anonymous' }).query('{ persons(filter: { text: "и" }) { nodes { id } } }');
    expect(anonymous.errors?.[0]?.extensions?.['code']).toBe('UNAUTHENTICATED');
    const reader = await desk.as(analyst).query(REGISTER, { input: residence({ id: uuidv7(), newPerson: personInput() }) });
    expect(reader.errors?.[0]?.extensions).toMatchObject({ code: 'FORBIDDEN', permission: 'residents.registration.write' });
  });

  it('answers a card without its history to one who may not read histories', async () => {
    const answer = await desk.as(analyst).query<{ person: object }>(
      'query ($id: ID!) { person(id: $id) { surname history { nodes { id } } } }',
      { id: home.person.id },
    );
    expect(answer.data?.person).toEqual({ surname: 'Иванов', history: null });
    expect(answer.errors?.[0]?.extensions).toMatchObject({ code: 'FORBIDDEN', permission: 'residents.history.read' });
  });
});
