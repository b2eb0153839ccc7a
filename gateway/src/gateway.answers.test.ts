import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { doorkeeper, houses, people } from '../test-support/modules.js';
import { Office } from '../test-support/office.js';

describe('answers of a gateway over three modules', () => {
  let office: Office;
  const askedOf = (module: string) => office.modules.get(module)?.asked ?? [];

  beforeAll(async () => {
    office = await Office.open([doorkeeper, people, houses]);
  });
  afterAll(() => office.close());

  it('join what different modules know of one thing', async () => {
    const answer = await office.ask('{ person(id: "1") { name home { street tags { name } } } }');
    expect(answer).toMatchObject({ status: 200, data: { person: { name: 'Person 1', home: { street: 'Street h1', tags: [{ name: 'brick' }] } } } });
    expect(answer.errors).toBeUndefined();
  });

  it('ask for the same house once, and give every person a copy of it', async () => {
    const { data } = await office.ask('{ people(count: 6) { home { id street tags { name } } } }');
    expect(askedOf('houses').at(-1)?.variables['representations']).toHaveLength(2);
    expect(data).toEqual({
      people: Array.from({ length: 6 }, (_, index) => ({ home: { id: `h${index % 2}`, street: `Street h${index % 2}`, tags: [{ name: 'brick' }] } })),
    });
  });

  it('tell an error about a shared house at every place that shows it', async () => {
    const { data, errors } = await office.ask('{ people(count: 4) { home { street owner } } }');
    expect(errors?.map(({ path }) => path)).toEqual(expect.arrayContaining([0, 1, 2, 3].map((index) => ['people', index, 'home', 'owner'])));
    expect(errors?.every(({ extensions }) => extensions['code'] === 'NOT_FOUND')).toBe(true);
    expect(data).toMatchObject({ people: [{ home: { street: 'Street h0', owner: null } }, {}, {}, {}] });
  });

  it('name each withheld field once, however often it was asked for', async () => {
    const { data, extensions } = await office.ask('{ people(count: 5) { passport } again: people(count: 1) { passport } }');
    expect(data).toMatchObject({ people: [{ passport: null }, {}, {}, {}, {}] });
    expect(extensions).toEqual({ restricted: [{ coordinate: 'Person.passport', level: 'hidden', module: 'people' }] });
  });

  it('hide what a module did not mean to tell', async () => {
    const { data, errors } = await office.ask('{ fail }');
    expect(data).toEqual({ fail: null });
    expect(JSON.stringify(errors)).not.toMatch(/postgres|secret|people|stack/);
    expect(errors).toMatchObject([{ path: ['fail'], extensions: { code: 'INTERNAL_SERVER_ERROR', requestId: expect.stringMatching(/^[0-9a-f-]{36}$/) } }]);
  });

  it('pass on what the module meant to tell, and nothing beside it', async () => {
    const { errors } = await office.ask('{ secret }');
    expect(errors).toEqual([{ message: 'Нет права', path: ['secret'], extensions: { code: 'FORBIDDEN', permission: 'people.read', module: 'people' } }]);
  });

  it('show no query plan, whatever the request asks for', async () => {
    const { extensions } = await office.ask('{ people(count: 1) { id } }', {}, { 'apollo-query-plan-experimental': '1' });
    expect(extensions).toBeUndefined();
  });

  it('carry one request id from the answer to every module', async () => {
    const { headers } = await office.ask('{ person(id: "1") { name home { street } } }', {}, { 'x-request-id': 'forged' });
    const requestId = headers.get('x-request-id');
    expect(requestId).not.toBe('forged');
    expect(askedOf('people').at(-1)?.claims.rid).toBe(requestId);
    expect(askedOf('houses').at(-1)?.claims.rid).toBe(requestId);
  });
});
