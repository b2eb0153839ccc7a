import { request } from 'node:http';
import { getIntrospectionQuery } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { doorkeeper, people } from '../test-support/modules.js';
import { Office, SESSION } from '../test-support/office.js';

const deep = (levels: number) => `{ person(id: "1") ${'{ friend '.repeat(levels)} { id } ${'}'.repeat(levels)} }`;

describe('limits', () => {
  let office: Office;
  beforeAll(async () => {
    office = await Office.open([doorkeeper, people]);
  });
  afterAll(() => office.close());

  it.each([
    ['1,000 aliases', `{ ${Array.from({ length: 1_000 }, (_, index) => `a${index}: me`).join(' ')} }`, 'TOO_MANY_ALIASES'],
    ['40 levels', deep(40), 'QUERY_TOO_DEEP'],
    ['100,000 levels', `${'{a'.repeat(100_000)}`, 'QUERY_TOO_DEEP'],
    ['4,900 levels', `${'{a'.repeat(4_900)}${'}'.repeat(4_900)}`, 'QUERY_TOO_DEEP'],
    ['100 root fields', `{ ${'fail '.repeat(100)} }`, 'TOO_MANY_ROOT_FIELDS'],
    ['3,000 fields', `{ person(id: "1") { ${'name '.repeat(3_000)} } }`, 'QUERY_TOO_WIDE'],
    ['12,000 tokens', `{ ${'fail '.repeat(12_000)} }`, 'TOO_MANY_TOKENS'],
    ['100 directives', `{ person(id: "1") { name ${'@include(if: true) '.repeat(100)} } }`, 'TOO_MANY_DIRECTIVES'],
    [
      'fragments that multiply',
      `{ person(id: "1") { ...F0 } } ${Array.from({ length: 12 }, (_, index) => `fragment F${index} on Person { ...F${index + 1} friend { ...F${index + 1} } }`).join(' ')} fragment F12 on Person { id }`,
      'QUERY_TOO_WIDE',
    ],
  ])('refuse a query of %s at once and say why', async (_what, query, code) => {
    const startedAt = performance.now();
    const answer = await office.ask(query);
    expect(performance.now() - startedAt).toBeLessThan(5_000);
    expect(answer).toMatchObject({ status: 400, errors: [{ extensions: { code } }] });
    expect(answer.errors?.[0]?.message).toMatch(/allowed/);
    expect(answer.data).toBeUndefined();
  });

  it.each([
    ['announced', true],
    ['not announced', false],
  ])('refuse a body of 5 MB that is %s', async (_how, announced) => {
    const body = Buffer.alloc(5 * 1024 * 1024, 'x');
    const status = await new Promise<number | undefined>((resolve, reject) => {
      const headers = { 'content-type': 'application/json', ...(announced ? { 'content-length': body.length } : { 'transfer-encoding': 'chunked' }) };
      const sent = request(`${office.gateway.url}/graphql`, { method: 'POST', headers }, (response) => resolve(response.resume().statusCode));
      sent.once('error', reject);
      sent.end(body);
    });
    expect(status).toBe(413);
    expect((await office.ask('{ person(id: "1") { name } }')).data).toMatchObject({ person: { name: 'Person 1' } });
  });

  it('refuse batches', async () => {
    const response = await fetch(`${office.gateway.url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify([{ query: '{ me }' }, { query: '{ me }' }]) });
    expect(response.status).toBe(400);
  });

  it('leave what people really ask alone', async () => {
    expect((await office.ask(deep(12))).errors).toBeUndefined();
    expect((await office.ask(`{ ${Array.from({ length: 25 }, (_, index) => `a${index}: person(id: "1") { id name }`).join(' ')} }`)).errors).toBeUndefined();
  });

  it('report a cycle of fragments as the mistake that it is', async () => {
    const { errors } = await office.ask('{ person(id: "1") { ...A } } fragment A on Person { friend { ...A } }');
    expect(errors).toMatchObject([{ extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }]);
  });

  it('show the schema to those signed in only', async () => {
    expect((await office.ask(getIntrospectionQuery())).data).toHaveProperty('__schema.types');
    expect(await office.ask('{ ...F } fragment F on Query { __schema { types { name } } }', {}, {})).toMatchObject({ status: 401, errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] });
    expect((await office.ask('{ __typename }', {}, {})).data).toEqual({ __typename: 'Query' });
  });

  it('suggest names to those signed in only', async () => {
    const query = '{ persom(id: "1") { id } }';
    expect((await office.ask(query)).errors?.[0]?.message).toContain('Did you mean');
    expect((await office.ask(query, {}, {})).errors?.[0]?.message).toBe('Cannot query field "persom" on type "Query".');
  });

  it('are told in the language of whoever asked, also when the text was seen before', async () => {
    const headers = { cookie: `demos_session=${SESSION}` };
    for (const [locale, message] of [['en', 'The query has 42 levels of nesting, 15 are allowed'], ['ru', 'В запросе 42 уровней вложенности, допустимо 15']] as const) {
      expect((await office.ask(deep(40), {}, { ...headers, 'x-demos-locale': locale })).errors).toMatchObject([{ message, extensions: { code: 'QUERY_TOO_DEEP' } }]);
    }
  });
});
