import { afterEach, describe, expect, it } from 'vitest';
import { doorkeeper, houses, people } from '../test-support/modules.js';
import { Office } from '../test-support/office.js';

describe('operations in use', () => {
  let office: Office;
  afterEach(() => office.close());

  it('are recorded of those signed in, when they are valid, without values', async () => {
    office = await Office.open([doorkeeper, people, houses], { recordMs: 50 });
    for (const id of ['4711', '4712']) await office.ask(`query Name { person(id: "${id}") { name } }`);
    await office.ask('{ me }', {}, {});
    await office.ask('{ nothing }');
    await office.ask('{ __schema { queryType { name } } }');
    await office.until(async () => (await office.store.operations.recent(10)).length > 0);
    const recorded = await office.store.operations.recent(10);
    expect(recorded).toMatchObject([{ operationName: 'Name', uses: 2, document: 'query Name {\n  person(id: "") {\n    name\n  }\n}' }]);
  });

  it('are planned before another supergraph takes over', async () => {
    office = await Office.open([doorkeeper, people, houses]);
    const query = 'query Street($id: ID!) { person(id: $id) { name home { street } } }';
    await office.ask(query, { id: '1' });
    const before = office.modules.get('people')?.asked.length;
    await office.add({ id: 'garden', sdl: 'type Query { lawn: String }', resolvers: {} });
    await office.until(async () => (await office.health()).modules['garden']?.joined === true);
    expect(office.modules.get('people')?.asked.length).toBe(before);
    const planned = office.gateway.supergraph.planned;
    expect(planned).toBe(1);
    expect((await office.ask(query, { id: '1' })).data).toEqual({ person: { name: 'Person 1', home: { street: 'Street h1' } } });
  });
});
