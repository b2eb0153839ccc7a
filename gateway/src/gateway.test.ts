import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { doorkeeper, houses, people } from '../test-support/modules.js';
import { Office } from '../test-support/office.js';

describe('a gateway over three modules', () => {
  let office: Office;
  beforeAll(async () => {
    office = await Office.open([doorkeeper, people, houses]);
  });
  afterAll(() => office.close());

  it('joins what different modules know of one thing', async () => {
    const answer = await office.ask('{ person(id: "1") { name home { street tags { name } } } }');
    expect(answer).toMatchObject({ status: 200, data: { person: { name: 'Person 1', home: { street: 'Street h1', tags: [{ name: 'brick' }] } } } });
    expect(answer.errors).toBeUndefined();
  });
});
