import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSecrets } from '@demos/cli';
import { bodyHash, signInternalToken } from '@demos/module-sdk';
import { testOffice, type OfficeClient, type TestOffice } from '@demos/module-testing';

const FIELDS = 'id mainDocument { id series number }';
const HIDDEN = [
  { coordinate: 'IdentityDocument.series', level: 'hidden', module: 'residents' },
  { coordinate: 'IdentityDocument.number', level: 'hidden', module: 'residents' },
];

interface WithDocument {
  id: string;
  mainDocument: { id: string; series: string | null; number: string | null };
}

/** Each way on which a number could leave the office, tried by an analyst who may not see it. */
describe('the number of a passport', () => {
  let t: TestOffice;
  let analyst: OfficeClient;
  let clerk: OfficeClient;
  let person: WithDocument;

  beforeAll(async () => {
    t = await testOffice({ seed: true });
    [analyst, clerk] = await Promise.all([t.as('analyst'), t.as('clerk')]);
    const found = await clerk.must<{ persons: { nodes: WithDocument[] } }>(`{ persons(filter: { text: "Ковалёв Дмитрий 1984" }) { nodes { ${FIELDS} } } }`);
    person = found.persons.nodes[0]!;
  });
  afterAll(() => t?.stop());

  const secretParts = () => [person.mainDocument.series!, person.mainDocument.number!];
  const expectNoLeak = (answer: unknown) => {
    const text = JSON.stringify(answer);
    expect(text).not.toContain(secretParts()[1]);
  };

  it('is seen by the clerk', () => {
    expect(person.mainDocument.number).toMatch(/^\d{6}$/);
    expect(person.mainDocument.series).toMatch(/^\d{4}$/);
  });

  it('is null for the analyst through person, with the reason', async () => {
    const answer = await analyst.query<{ person: WithDocument }>(`query ($id: ID!) { person(id: $id) { ${FIELDS} documents { number } } }`, { id: person.id });
    expect(answer.errors).toBeUndefined();
    expect(answer.data?.person.mainDocument).toMatchObject({ series: null, number: null });
    expect(answer.extensions?.restricted).toEqual(expect.arrayContaining(HIDDEN));
    expectNoLeak(answer);
  });

  it('is null through lists and nested through dwelling and registration', async () => {
    const list = await analyst.query<{ persons: { nodes: { residence: { dwelling: { id: string } } }[] } }>(
      `{ persons(filter: { text: "Ковалёв Дмитрий 1984" }) { nodes { ${FIELDS} residence { dwelling { id residents { person { ${FIELDS} } } registrations { person { documents { number } } } } } } } }`,
    );
    expect(list.data?.persons.nodes).toHaveLength(1);
    expect(list.extensions?.restricted).toEqual(expect.arrayContaining(HIDDEN));
    expectNoLeak(list);
  });

  it('is null through an address of another module', async () => {
    const { persons } = await clerk.must<{ persons: { nodes: { residence: { dwelling: { address: { id: string } } } }[] } }>(
      '{ persons(filter: { text: "Ковалёв Дмитрий 1984" }) { nodes { residence { dwelling { address { id } } } } } }',
    );
    const id = persons.nodes[0]!.residence.dwelling.address.id;
    const answer = await analyst.query(`query ($id: ID!) { address(id: $id) { text dwelling { residents { person { ${FIELDS} } } } } }`, { id });
    expect(JSON.stringify(answer.data)).toContain(person.id);
    expectNoLeak(answer);
  });

  it('is null through _entities, which the gateway alone can ask', async () => {
    const body = JSON.stringify({
      query: 'query ($r: [_Any!]!) { _entities(representations: $r) { ... on IdentityDocument { id number series } ... on Person { mainDocument { number } } } }',
      variables: { r: [{ __typename: 'IdentityDocument', id: person.mainDocument.id }, { __typename: 'Person', id: person.id }] },
    });
    const { me } = await analyst.must<{ me: { user: { id: string }; permissions: string[]; offices: { id: string }[] } }>('{ me { user { id } permissions offices { id } } }');
    const module = await t.database.sql<{ url: string }>(`select url from platform.module where id = 'residents'`);
    const ask = async (level: 'hidden' | 'plain') => {
      const token = await signInternalToken(openSecrets(t.office.dataDir).keys.privateKey, {
        sub: me.user.id, aud: 'residents', kind: 'user', name: '', offices: me.offices.map(({ id }) => id), can: me.permissions,
        fields: { 'IdentityDocument.number': level, 'IdentityDocument.series': level }, pv: 1, loc: 'ru', rid: 'test', bh: bodyHash(body),
      });
      const response = await fetch(`${module[0]!.url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` }, body });
      return response.text();
    };
    expect(await ask('plain')).toContain(person.mainDocument.number);
    const hidden = await ask('hidden');
    expect(hidden).toContain('"restricted"');
    expect(hidden).not.toContain(person.mainDocument.number);
    const outside = await fetch(`${t.url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json', cookie: analyst.cookie }, body });
    expect(await outside.text()).not.toContain(person.mainDocument.number);
  });

  it('cannot be filtered or sorted by', async () => {
    for (const query of [
      `{ persons(filter: { document: "${secretParts().join(' ')}" }) { nodes { id } } }`,
      '{ persons(filter: { text: "ков" }, orderBy: DOCUMENT) { nodes { id } } }',
    ]) {
      const { errors } = await analyst.query(query);
      expect(errors?.[0]?.extensions).toMatchObject({ code: 'FORBIDDEN', coordinate: expect.stringMatching(/^IdentityDocument\./) });
      expect((await clerk.query(query)).errors).toBeUndefined();
    }
  });

  it('is not found by typing it into the search box', async () => {
    const query = 'query ($text: String!) { persons(filter: { text: $text }) { nodes { id } } }';
    const answer = await analyst.query<{ persons: { nodes: { id: string }[] } | null }>(query, { text: secretParts().join('') });
    expect(answer.data?.persons?.nodes ?? []).toEqual([]);
  });

  it('is in no history and on no paper that the analyst can get', async () => {
    const history = await analyst.query('query ($id: ID!) { person(id: $id) { history { nodes { changes { field before after } } } } }', { id: person.id });
    expect(history.errors?.[0]?.extensions).toMatchObject({ code: 'FORBIDDEN' });
    expectNoLeak(history);
    const { persons } = await clerk.must<{ persons: { nodes: { residence: { id: string; dwelling: { id: string } } }[] } }>(
      '{ persons(filter: { text: "Ковалёв Дмитрий 1984" }) { nodes { residence { id dwelling { id } } } } }',
    );
    const { id, dwelling } = persons.nodes[0]!.residence;
    for (const path of [`residents/certificate/${id}.pdf`, `residents/apartment-card/${dwelling.id}.pdf`]) {
      expect((await analyst.file(path)).status).toBe(403);
      expect((await clerk.file(path)).status).toBe(200);
    }
  });
});
